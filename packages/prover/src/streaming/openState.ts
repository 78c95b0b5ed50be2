import { ProverError } from '../errors.ts'
import { depthFor } from '../planSiblings.ts'
import { requireIndices } from '../requireIndices.ts'
import { createListSink, type ListSink, type Sink } from './listSink.ts'
import type { Keep } from './merkleizer.ts'
import { hashPayloadHeader, PAYLOAD_HEADER_BYTES, type PayloadHeader } from './payloadHeader.ts'
import { planSections } from './planSections.ts'
import { createRecordTap, type RecordTap } from './recordTap.ts'
import type { Section } from './sectionReader.ts'
import { sizeOf } from './shape.ts'
import { hashShape } from './shapeHasher.ts'
import { isFixed, PAYLOAD_HEADER, type StateLayout, VALIDATOR_BYTES } from './stateLayout.ts'

const BALANCE_BYTES = 8
const BALANCES_PER_CHUNK = 4

/** A state whose fixed part was read: sinks for the rest, and what they will have found. */
export type OpenState = {
  sections: Section[]
  slot: number
  /** Number of validators. */
  length: number
  /** Roots of the fields, 32 bytes each; complete when every section is. */
  roots: Uint8Array
  validators: ListSink
  records: RecordTap
  balances: ListSink
  payloadHeader(): PayloadHeader
}

/** @throws ProverError for a fixed part no state has, or indices the state has no validators for. */
export function openState(
  layout: StateLayout,
  fixed: Uint8Array,
  indices: readonly number[],
): OpenState {
  const planned = planSections(layout, fixed)
  const bytesOf = (name: string) => planned.find(({ field }) => field.name === name)?.bytes ?? 0
  const length = bytesOf('validators') / VALIDATOR_BYTES
  if (bytesOf('balances') !== length * BALANCE_BYTES) {
    throw new ProverError('the state has not as many balances as validators')
  }
  requireIndices(length, indices)
  const chunks = [...new Set(indices.map((index) => Math.floor(index / BALANCES_PER_CHUNK)))]
  const chunksDepth = depthFor(Math.ceil(length / BALANCES_PER_CHUNK))
  const sinkOf = (name: string, keep?: Keep): ListSink => {
    const field = planned.find((section) => section.field.name === name)?.field
    if (field === undefined || field.type === PAYLOAD_HEADER) throw new RangeError(name)
    return createListSink(field.type, keep)
  }
  const validators = sinkOf('validators', { leaves: indices, depth: depthFor(length) })
  const records = createRecordTap(validators, VALIDATOR_BYTES, indices)
  const balances = sinkOf('balances', { leaves: chunks, depth: chunksDepth })
  const header = createPayloadHeaderSink()

  const roots = new Uint8Array(layout.fields.length * 32)
  const slotAt = layout.fields.find(({ name }) => name === 'slot')?.offset ?? 0
  hashFixedFields(layout, fixed, roots)
  const sections = planned.map(({ field, bytes }): Section => {
    const place = layout.fields.findIndex(({ name }) => name === field.name) * 32
    const known: Record<string, Sink> = { validators: records, balances }
    const sink = field.type === PAYLOAD_HEADER ? header : (known[field.name] ?? sinkOf(field.name))
    return { name: field.name, bytes, sink, done: (root) => roots.set(root, place) }
  })
  return {
    sections,
    slot: Number(new DataView(fixed.buffer).getBigUint64(slotAt, true)),
    length,
    roots,
    validators,
    records,
    balances,
    payloadHeader: header.read,
  }
}

function hashFixedFields(layout: StateLayout, fixed: Uint8Array, roots: Uint8Array): void {
  for (const [i, { name, offset, type }] of layout.fields.entries()) {
    if (!isFixed(type)) continue
    const bytes = fixed.subarray(offset, offset + sizeOf(type))
    if (name === 'justificationBits' && (bytes[0] ?? 0) > 0b1111) {
      throw new ProverError('the state has more than four justification bits')
    }
    roots.set(hashShape(type, bytes), i * 32)
  }
}

function createPayloadHeaderSink(): Sink & { read(): PayloadHeader } {
  let bytes = new Uint8Array()
  const read = () => hashPayloadHeader(bytes)
  return {
    blockBytes: PAYLOAD_HEADER_BYTES,
    push(block) {
      bytes = Uint8Array.from(block)
    },
    finish: () => read().root,
    read,
  }
}

import { ProverError } from '../errors.ts'
import { PAYLOAD_HEADER_BYTES } from './payloadHeader.ts'
import { sizeOf } from './shape.ts'
import {
  isFixed,
  type ListShape,
  PAYLOAD_HEADER,
  type StateField,
  type StateLayout,
} from './stateLayout.ts'

/** A variable field and its size; Infinity for the last, which ends with the state. */
export type PlannedSection = {
  field: StateField & { type: ListShape | typeof PAYLOAD_HEADER }
  bytes: number
}

/** What lies behind the fixed part, as its offsets say. @throws for offsets no state of this preset has. */
export function planSections(layout: StateLayout, fixed: Uint8Array): PlannedSection[] {
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.length)
  const fields = layout.fields.flatMap(({ type, ...field }) =>
    isFixed(type) ? [] : [{ ...field, type }],
  )
  const offsets = fields.map((field) => view.getUint32(field.offset, true))
  if (offsets[0] !== layout.fixedBytes) {
    throw new ProverError(
      `the bytes are no state of this preset: its lists begin at ${offsets[0]}, not at ${layout.fixedBytes}`,
    )
  }
  return fields.map((field, i) => {
    const bytes = (offsets[i + 1] ?? Number.POSITIVE_INFINITY) - (offsets[i] ?? 0)
    if (bytes !== Number.POSITIVE_INFINITY && !isPossible(field.type, bytes)) {
      throw new ProverError(`no ${field.name} of a state takes ${bytes} bytes`)
    }
    return { field, bytes }
  })
}

function isPossible(type: ListShape | typeof PAYLOAD_HEADER, bytes: number): boolean {
  if (bytes < 0) return false
  if (type === PAYLOAD_HEADER) return bytes <= PAYLOAD_HEADER_BYTES
  const elements = bytes / sizeOf(type.element)
  return Number.isInteger(elements) && elements <= type.limit
}

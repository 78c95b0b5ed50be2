import { ProverError } from '../errors.ts'
import { hashNodes } from './hashPairs.ts'
import { createMerkleizer } from './merkleizer.ts'
import { hashShape, lengthChunk } from './shapeHasher.ts'

/** Fields of the ExecutionPayloadHeader (consensus-specs, deneb/beacon-chain.md) before and behind `extra_data`. */
const BEFORE = [32, 20, 32, 32, 256, 32, 8, 8, 8, 8]
const BEHIND = [32, 32, 32, 32, 8, 8]
const BLOCK_HASH = 12
const DEPTH = 5
const EXTRA_DATA_BYTES = 32
const OFFSET_AT = BEFORE.reduce((sum, size) => sum + size, 0)
const FIXED_BYTES = OFFSET_AT + 4 + BEHIND.reduce((sum, size) => sum + size, 0)

export const PAYLOAD_HEADER_BYTES = FIXED_BYTES + EXTRA_DATA_BYTES

export type PayloadHeader = {
  root: Uint8Array
  blockHash: Uint8Array
  /** Of the block hash within the header, bottom-up. */
  siblings: Uint8Array[]
}

/** @throws for bytes that are no header. */
export function hashPayloadHeader(bytes: Uint8Array): PayloadHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const extraBytes = bytes.length - FIXED_BYTES
  if (extraBytes < 0 || extraBytes > EXTRA_DATA_BYTES) {
    throw new ProverError(`no execution payload header takes ${bytes.length} bytes`)
  }
  if (view.getUint32(OFFSET_AT, true) !== FIXED_BYTES) {
    throw new ProverError('the extra data of the execution payload header has a wrong offset')
  }
  const leaves: Uint8Array[] = []
  let at = 0
  for (const size of BEFORE) {
    leaves.push(hashShape(size, bytes.subarray(at, at + size)))
    at += size
  }
  const extra = new Uint8Array(32)
  extra.set(bytes.subarray(FIXED_BYTES))
  leaves.push(hashNodes(extra, lengthChunk(extraBytes)))
  at += 4
  for (const size of BEHIND) {
    leaves.push(hashShape(size, bytes.subarray(at, at + size)))
    at += size
  }
  const tree = createMerkleizer({ depth: DEPTH, keep: { leaves: [BLOCK_HASH], depth: DEPTH } })
  tree.push(joinNodes(leaves))
  const root = tree.finish()
  const path = Array.from({ length: DEPTH }, (_, level) => ({
    level,
    index: (BLOCK_HASH >> level) ^ 1,
  }))
  const siblings = tree.kept.get(path) ?? new Uint8Array()
  return {
    root,
    blockHash: leaves[BLOCK_HASH] ?? new Uint8Array(),
    siblings: path.map((_, level) => siblings.subarray(level * 32, level * 32 + 32)),
  }
}

function joinNodes(nodes: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(nodes.length * 32)
  for (const [i, node] of nodes.entries()) joined.set(node, i * 32)
  return joined
}

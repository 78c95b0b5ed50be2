import { hashPairs } from './hashPairs.ts'
import { createMerkleizer } from './merkleizer.ts'
import { depthOf, leavesOf, type Shape, sizeOf } from './shape.ts'

/** Roots of up to `capacity` elements, whose bytes lie `stride` apart from `offset`; valid until the next call. */
export type ShapeHasher = (
  source: Uint8Array,
  place: { offset: number; stride: number; count: number },
) => Uint8Array

/** Hashes many elements of one shape at once: each level of all their trees is one call of the hasher. */
export function createShapeHasher(shape: Shape, capacity: number): ShapeHasher {
  const depth = depthOf(leavesOf(shape))
  const levels = Array.from(
    { length: depth + 1 },
    (_, level) => new Uint8Array(capacity * 2 ** (depth - level) * 32),
  )
  const leaves = levels[0] ?? new Uint8Array()
  const treeBytes = 2 ** depth * 32
  const fill = typeof shape === 'number' ? fillBytes(shape) : fillContainer(shape, capacity)
  return (source, place) => {
    fill(leaves, treeBytes, source, place)
    let nodes = leaves.subarray(0, place.count * treeBytes)
    for (let level = 1; level <= depth; level++) {
      const parents = levels[level]?.subarray(0, nodes.length / 2) ?? new Uint8Array()
      hashPairs(nodes, parents)
      nodes = parents
    }
    return nodes
  }
}

/** Root of one element. */
export function hashShape(shape: Shape, bytes: Uint8Array): Uint8Array {
  if (typeof shape === 'number') return hashBytes(bytes)
  const place = { offset: 0, stride: bytes.length, count: 1 }
  return createShapeHasher(shape, 1)(bytes, place).slice()
}

/** Block by block: the vectors of a state take up to two megabytes. */
function hashBytes(bytes: Uint8Array): Uint8Array {
  const tree = createMerkleizer({ depth: depthOf(leavesOf(bytes.length)) })
  const blockBytes = tree.blockChunks * 32
  for (let at = 0; at < bytes.length; at += blockBytes) {
    tree.push(padChunks(bytes.subarray(at, at + blockBytes)))
  }
  return tree.finish()
}

/** Bytes as whole chunks, zeros behind them. */
export function padChunks(bytes: Uint8Array): Uint8Array {
  if (bytes.length % 32 === 0) return bytes
  const chunks = new Uint8Array(Math.ceil(bytes.length / 32) * 32)
  chunks.set(bytes)
  return chunks
}

type Fill = (
  leaves: Uint8Array,
  treeBytes: number,
  source: Uint8Array,
  place: { offset: number; stride: number; count: number },
) => void

function fillBytes(size: number): Fill {
  return (leaves, treeBytes, source, { offset, stride, count }) => {
    copyStrided(source, { offset, stride }, leaves, { offset: 0, stride: treeBytes }, size, count)
  }
}

function fillContainer(shape: readonly Shape[], capacity: number): Fill {
  let offset = 0
  const fields = shape.map((part) => {
    const field = { part, offset, hasher: isOneChunk(part) ? null : hasherOf(part, capacity) }
    offset += sizeOf(part)
    return field
  })
  return (leaves, treeBytes, source, { offset: first, stride, count }) => {
    for (const [i, field] of fields.entries()) {
      const from = { offset: first + field.offset, stride }
      const to = { offset: i * 32, stride: treeBytes }
      if (field.hasher === null) copyStrided(source, from, leaves, to, sizeOf(field.part), count)
      else {
        const roots = field.hasher(source, { ...from, count })
        copyStrided(roots, { offset: 0, stride: 32 }, leaves, to, 32, count)
      }
    }
  }
}

/** A vector of 512 keys shares one hasher instead of making 512. */
const shared = new Map<string, ShapeHasher>()

function hasherOf(part: Shape, capacity: number): ShapeHasher {
  if (typeof part !== 'number') return createShapeHasher(part, capacity)
  const name = `${part}x${capacity}`
  const hasher = shared.get(name) ?? createShapeHasher(part, capacity)
  shared.set(name, hasher)
  return hasher
}

function isOneChunk(shape: Shape): boolean {
  return typeof shape === 'number' && shape <= 32
}

function copyStrided(
  source: Uint8Array,
  from: { offset: number; stride: number },
  target: Uint8Array,
  to: { offset: number; stride: number },
  size: number,
  count: number,
): void {
  // One long copy is a memcpy; for many short ones the calls would cost more than the bytes.
  if (count === 1) {
    target.set(source.subarray(from.offset, from.offset + size), to.offset)
    return
  }
  const view = new DataView(source.buffer, source.byteOffset, source.length)
  const targetView = new DataView(target.buffer, target.byteOffset, target.length)
  const words = size - (size % 4)
  for (let i = 0; i < count; i++) {
    const read = from.offset + i * from.stride
    const write = to.offset + i * to.stride
    for (let at = 0; at < words; at += 4) targetView.setInt32(write + at, view.getInt32(read + at))
    for (let at = words; at < size; at++) target[write + at] = source[read + at] ?? 0
  }
}

/** A list's length as its tree mixes it in: a little-endian uint64, zeros behind. */
export function lengthChunk(length: number): Uint8Array {
  const chunk = new Uint8Array(32)
  new DataView(chunk.buffer).setBigUint64(0, BigInt(length), true)
  return chunk
}

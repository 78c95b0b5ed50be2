import { hashPairs } from './hashPairs.ts'
import { createKeptNodes, type KeptNodes } from './keptNodes.ts'
import { zeroHash } from './zeroHashes.ts'

/** Hashes a tree of 32-byte chunks while they arrive, block by block. */
export type Merkleizer = {
  /** Chunks in a block. */
  readonly blockChunks: number
  readonly kept: KeptNodes
  /** Every block but the last must be full. */
  push(chunks: Uint8Array): void
  /** Root of the tree, zero chunks behind the last one. */
  finish(): Uint8Array
}

/** Leaves that will be proven, strictly increasing, and up to which level above them. */
export type Keep = { leaves: readonly number[]; depth: number }

/** @param depth of the tree: 2^depth chunks fit. */
export function createMerkleizer(parameters: {
  depth: number
  blockDepth?: number
  keep?: Keep
}): Merkleizer {
  const { depth, keep } = parameters
  // 4,096 chunks are 128 kB: many pairs a call, and still in the cache one level up.
  const blockDepth = Math.min(parameters.blockDepth ?? 12, depth)
  const blockChunks = 2 ** blockDepth
  const kept = createKeptNodes(keep?.leaves ?? [], keep?.depth ?? 0)
  const levels = Array.from(
    { length: blockDepth + 1 },
    (_, level) => new Uint8Array(2 ** (blockDepth - level) * 32),
  )
  const blockRoots: Uint8Array[] = []
  let chunksBefore = 0
  return {
    blockChunks,
    kept,
    push(chunks) {
      const count = chunks.length / 32
      const root = reduce(chunks, { from: 0, to: blockDepth, start: chunksBefore, levels, kept })
      blockRoots.push(root.slice(0, 32))
      chunksBefore += count
    },
    finish() {
      if (blockRoots.length === 0) return zeroHash(depth)
      const nodes = new Uint8Array(blockRoots.length * 32)
      for (const [i, root] of blockRoots.entries()) nodes.set(root, i * 32)
      return reduce(nodes, { from: blockDepth, to: depth, start: 0, levels: [], kept }).slice(0, 32)
    },
  }
}

/** Hashes neighbours of level `from` up to level `to`, showing each level to `kept` on the way. */
function reduce(
  nodes: Uint8Array,
  tree: { from: number; to: number; start: number; levels: Uint8Array[]; kept: KeptNodes },
): Uint8Array {
  let current = nodes
  let count = nodes.length / 32
  let { start } = tree
  for (let level = tree.from; level < tree.to; level++) {
    tree.kept.take(level, start, count, current)
    if (count % 2 === 1) {
      const padded = new Uint8Array((count + 1) * 32)
      padded.set(current)
      padded.set(zeroHash(level), count * 32)
      current = padded
      count++
    }
    count /= 2
    start = Math.floor(start / 2)
    const parents = tree.levels[level + 1]?.subarray(0, count * 32) ?? new Uint8Array(count * 32)
    hashPairs(current, parents)
    current = parents
  }
  return current
}

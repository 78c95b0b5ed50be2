import { zeroHash } from './zeroHashes.ts'

/** The paths of some leaves with the sibling of every node on them, copied while the tree streams by. */
export type KeptNodes = {
  /** Takes those wanted of `count` neighbours of a level; each level is shown from left to right. */
  take(level: number, start: number, count: number, nodes: Uint8Array): void
  /** A node on a path or beside it; an empty place of the tree is a zero tree. Undefined for any other. */
  get(level: number, index: number): Uint8Array | undefined
}

const NODE_BYTES = 32
const PAIR_BYTES = 64

/**
 * Whatever a proof of all or some of the leaves sends is kept.
 * @param leaves strictly increasing positions.
 * @param depth paths end at this level above the leaves.
 */
export function createKeptNodes(leaves: readonly number[], depth: number): KeptNodes {
  const levels: { parents: number[]; nodes: Uint8Array; next: number }[] = []
  let path: readonly number[] = leaves
  for (let level = 0; level <= depth && leaves.length > 0; level++) {
    const parents = parentsOf(path)
    const nodes = new Uint8Array(parents.length * PAIR_BYTES)
    for (let at = 0; at < nodes.length; at += NODE_BYTES) nodes.set(zeroHash(level), at)
    levels.push({ parents, nodes, next: 0 })
    path = parents
  }
  return {
    take(level, start, count, nodes) {
      const kept = levels[level]
      if (kept === undefined) return
      // Blocks begin at even positions and only the last has an odd length, so no pair is cut in two.
      const end = start + count
      for (;;) {
        const first = (kept.parents[kept.next] ?? Number.POSITIVE_INFINITY) * 2
        if (first >= end) return
        const from = (first - start) * NODE_BYTES
        const to = Math.min(from + PAIR_BYTES, count * NODE_BYTES)
        kept.nodes.set(nodes.subarray(from, to), kept.next * PAIR_BYTES)
        kept.next++
      }
    },
    get(level, index) {
      const kept = levels[level]
      if (kept === undefined) return undefined
      const place = placeOf(kept.parents, Math.floor(index / 2))
      if (place < 0) return undefined
      const at = place * PAIR_BYTES + (index % 2) * NODE_BYTES
      return kept.nodes.subarray(at, at + NODE_BYTES)
    },
  }
}

function parentsOf(path: readonly number[]): number[] {
  const parents: number[] = []
  for (const index of path) {
    const parent = Math.floor(index / 2)
    if (parents[parents.length - 1] !== parent) parents.push(parent)
  }
  return parents
}

/** Where a number stands in an increasing list, or -1. */
function placeOf(sorted: readonly number[], wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return sorted[low] === wanted ? low : -1
}

import type { Position } from '../planSiblings.ts'
import { zeroHash } from './zeroHashes.ts'

/** The paths of some leaves with the sibling of every node on them, copied while the tree streams by. */
export type KeptNodes = {
  /** Takes those wanted of `count` neighbours of a level; each level is shown from left to right. */
  take(level: number, start: number, count: number, nodes: Uint8Array): void
  /**
   * Nodes on the paths or beside them, one behind the other; an empty place of the tree is a zero tree. Fastest in
   * rising order. Undefined when one of them was not kept.
   */
  get(positions: readonly Position[]): Uint8Array | undefined
}

const NODE_BYTES = 32
const PAIR_BYTES = 64

type Level = {
  /** Which pairs are kept, by their parents' positions, rising. */
  parents: readonly number[]
  nodes: Uint8Array
  /** Pairs taken, and nodes of the level that were shown. */
  taken: number
  shown: number
}

/**
 * Whatever a proof of all or some of the leaves sends is kept.
 * @param leaves strictly increasing positions.
 * @param depth paths end at this level above the leaves.
 */
export function createKeptNodes(leaves: readonly number[], depth: number): KeptNodes {
  const levels: Level[] = []
  let path = leaves
  for (let level = 0; level <= depth && leaves.length > 0; level++) {
    const parents = [...new Set(path.map((index) => Math.floor(index / 2)))]
    levels.push({ parents, nodes: new Uint8Array(parents.length * PAIR_BYTES), taken: 0, shown: 0 })
    path = parents
  }
  return {
    take(level, start, count, nodes) {
      const kept = levels[level]
      if (kept === undefined) return
      // Blocks begin at even positions and only the last has an odd length, so no pair is cut in two.
      kept.shown = start + count
      for (; kept.taken < kept.parents.length; kept.taken++) {
        const first = (kept.parents[kept.taken] ?? 0) * 2
        if (first >= kept.shown) return
        const from = (first - start) * NODE_BYTES
        const to = Math.min(from + PAIR_BYTES, count * NODE_BYTES)
        kept.nodes.set(nodes.subarray(from, to), kept.taken * PAIR_BYTES)
      }
    },
    get(positions) {
      const found = new Uint8Array(positions.length * NODE_BYTES)
      let at = 0
      let place = 0
      let before = -1
      for (const { level, index } of positions) {
        const kept = levels[level]
        if (kept === undefined) return undefined
        const { parents } = kept
        const parent = Math.floor(index / 2)
        if (level !== before || (parents[place] ?? Number.POSITIVE_INFINITY) > parent) place = 0
        before = level
        while (place < parents.length && (parents[place] ?? 0) < parent) place++
        if (parents[place] !== parent) return undefined
        const from = place * PAIR_BYTES + (index % 2) * NODE_BYTES
        const isEmpty = index >= kept.shown
        found.set(isEmpty ? zeroHash(level) : kept.nodes.subarray(from, from + NODE_BYTES), at)
        at += NODE_BYTES
      }
      return found
    },
  }
}

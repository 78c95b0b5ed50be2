import type { Position } from '../planSiblings.ts'
import { zeroHash } from './zeroHashes.ts'

/** The nodes of a tree that are wanted later, copied while the tree streams by. */
export type KeptNodes = {
  /** Takes those wanted of `count` neighbours of a level; each level is shown from left to right. */
  take(level: number, start: number, count: number, nodes: Uint8Array): void
  /** A node asked for; an empty place of the tree is a zero tree. Undefined when it was not asked for. */
  get(level: number, index: number): Uint8Array | undefined
}

export function createKeptNodes(wanted: readonly Position[]): KeptNodes {
  const indicesByLevel: number[][] = []
  for (const { level, index } of wanted) {
    while (indicesByLevel.length <= level) indicesByLevel.push([])
    indicesByLevel[level]?.push(index)
  }
  const levels = indicesByLevel.map((indices, level) => {
    const sorted = [...new Set(indices)].sort((a, b) => a - b)
    const nodes = new Uint8Array(sorted.length * 32)
    for (let at = 0; at < nodes.length; at += 32) nodes.set(zeroHash(level), at)
    return { sorted, nodes, next: 0, places: new Map(sorted.map((index, place) => [index, place])) }
  })
  return {
    take(level, start, count, nodes) {
      const kept = levels[level]
      if (kept === undefined) return
      for (;;) {
        const index = kept.sorted[kept.next]
        if (index === undefined || index >= start + count) return
        const from = (index - start) * 32
        kept.nodes.set(nodes.subarray(from, from + 32), kept.next * 32)
        kept.next++
      }
    },
    get(level, index) {
      const kept = levels[level]
      const place = kept?.places.get(index)
      return place === undefined ? undefined : kept?.nodes.subarray(place * 32, place * 32 + 32)
    },
  }
}

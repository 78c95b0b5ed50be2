import type { Position } from '../planSiblings.ts'

/**
 * The paths of these leaves up to `depth`, with the sibling of every node on them: whatever a proof of all or some of
 * the leaves sends.
 * @param leaves strictly increasing positions.
 */
export function wantedNodes(leaves: readonly number[], depth: number): Position[] {
  const wanted: Position[] = []
  let path = [...leaves]
  for (let level = 0; level <= depth; level++) {
    for (const index of path) {
      wanted.push({ level, index }, { level, index: index % 2 === 0 ? index + 1 : index - 1 })
    }
    path = [...new Set(path.map((index) => Math.floor(index / 2)))]
  }
  return wanted
}

/** A node of a tree by its level above the leaves and its position in that level. */
export type Position = { level: number; index: number }

/**
 * Which siblings a proof of these leaves sends, in the order they are consumed: level by level upward, left to right,
 * wherever a node's sibling is not itself known.
 * @param leaves strictly increasing positions below 2^depth.
 */
export function planSiblings(leaves: readonly number[], depth: number): Position[] {
  const plan: Position[] = []
  let known = [...leaves]
  for (let level = 0; level < depth; level++) {
    const parents: number[] = []
    for (let i = 0; i < known.length; i++) {
      const index = known[i] ?? 0
      const isLeft = index % 2 === 0
      if (isLeft && known[i + 1] === index + 1) i++
      else plan.push({ level, index: isLeft ? index + 1 : index - 1 })
      parents.push(Math.floor(index / 2))
    }
    known = parents
  }
  return plan
}

/** Depth of the smallest binary tree with room for so many leaves, up to 2^32: an index has four bytes in a stream. */
export function depthFor(leaves: number): number {
  return 32 - Math.clz32(Math.max(leaves, 1) - 1)
}

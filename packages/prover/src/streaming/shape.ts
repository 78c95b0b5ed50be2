/**
 * A fixed-size SSZ type, as far as hashing needs it: a number is so many bytes packed into chunks (uints, byte
 * vectors, and vectors of either), an array is a container, or a vector of containers or byte vectors.
 */
export type Shape = number | readonly Shape[]

export function sizeOf(shape: Shape): number {
  if (typeof shape === 'number') return shape
  return shape.reduce<number>((size, part) => size + sizeOf(part), 0)
}

/** Depth of the smallest tree with so many leaves. */
export function depthOf(leaves: number): number {
  let depth = 0
  while (2 ** depth < leaves) depth++
  return depth
}

/** Leaves of the tree of a shape. */
export function leavesOf(shape: Shape): number {
  return typeof shape === 'number' ? Math.ceil(shape / 32) : shape.length
}

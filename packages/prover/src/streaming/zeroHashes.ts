import { hashNodes } from './hashPairs.ts'

/** Roots of all-zero trees by depth, up to the deepest list's. */
const ZERO_HASHES: readonly Uint8Array[] = Array.from({ length: 48 }).reduce<Uint8Array[]>(
  (hashes) => {
    const last = hashes[hashes.length - 1] ?? new Uint8Array(32)
    hashes.push(hashNodes(last, last))
    return hashes
  },
  [new Uint8Array(32)],
)

/** Root of an all-zero tree. @param depth at most 48. */
export function zeroHash(depth: number): Uint8Array {
  const hash = ZERO_HASHES[depth]
  if (hash === undefined) throw new RangeError(`no zero hash of depth ${depth}`)
  return hash
}

import { createHash } from 'node:crypto'

/** Hashes 64-byte pairs one by one, without code of this platform. */
export function hashPairsSlowly(input: Uint8Array, output: Uint8Array): void {
  for (let start = 0; start < input.length; start += 64) {
    const pair = input.subarray(start, start + 64)
    output.set(createHash('sha256').update(pair).digest(), start / 2)
  }
}

/** Draws whole numbers; the same seed gives the same sequence on every machine. */
export type Random = {
  /** A number from `least` to `most`, both included: half of them evenly, half with every length equally likely. */
  between(least: bigint, most: bigint): bigint
}

const MASK = 2n ** 64n - 1n

/** SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
export function createRandom(seed: bigint): Random {
  let state = seed & MASK
  const next = (): bigint => {
    state = (state + 0x9e3779b97f4a7c15n) & MASK
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & MASK
    return mixed ^ (mixed >> 31n)
  }
  const below = (limit: bigint): bigint => ((next() << 64n) | next()) % limit
  return {
    between(least, most) {
      const range = most - least
      if (below(2n) === 0n) return least + below(range + 1n)
      // Small numbers are where rounding shows, so they must not be rare.
      const span = 2n ** below(BigInt(range.toString(2).length) + 1n) - 1n
      return least + below((span < range ? span : range) + 1n)
    },
  }
}

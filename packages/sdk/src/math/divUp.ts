/** Quotient rounded up, for numbers that are not negative. */
export function divUp(numerator: bigint, denominator: bigint): bigint {
  return numerator === 0n ? 0n : (numerator - 1n) / denominator + 1n
}

import { divUp } from './divUp.ts'

// What a share costs and pays. Prices are wei per share, 1e18-scaled; assets are wei; times are seconds.
// Mirrors contracts/src/libraries/SharePrice.sol: same names, same rounding.

export const ONE = 10n ** 18n
/** 365 days in seconds. */
export const YEAR = 31_536_000n
/** 5 % a year: what a minter is assumed to buy of rewards earned since the last checkpoint. */
export const ACCRUAL_BPS = 500n
/** 10 % a year: how fast low may exceed its highest value so far. */
export const GROWTH_BPS = 1_000n
/** 60 days in seconds: how long ether may take from a validator to the queue. */
export const QUEUE_HORIZON = 5_184_000n
const BPS = 10_000n

/** The price proven value (wei) gives, rounded down. Throws RangeError when supply is zero. */
export function lowDown(value: bigint, supply: bigint): bigint {
  return (value * ONE) / supply
}

/** The price everything that could be the pool's (wei) gives, rounded up. */
export function highUp(value: bigint, supply: bigint): bigint {
  return divUp(value * ONE, supply)
}

/** The most low may be `elapsed` seconds after the last checkpoint, given its highest value so far; rounded down. */
export function growthCapDown(peak: bigint, elapsed: bigint): bigint {
  return peak + (peak * GROWTH_BPS * elapsed) / (BPS * YEAR)
}

/** What a minter pays for one share `elapsed` seconds after the last checkpoint, rounded up. */
export function mintPriceUp(high: bigint, elapsed: bigint): bigint {
  return high + divUp(high * ACCRUAL_BPS * elapsed, BPS * YEAR)
}

/** What a queued share may ask for when the ether for it has come, rounded up. */
export function queuePriceUp(high: bigint): bigint {
  return mintPriceUp(high, QUEUE_HORIZON)
}

/** Shares that assets (wei) buy at a price, rounded down. */
export function sharesDown(assets: bigint, price: bigint): bigint {
  return (assets * ONE) / price
}

/** Wei that shares pay at a price, rounded down. */
export function assetsDown(shares: bigint, price: bigint): bigint {
  return (shares * price) / ONE
}

/** Wei that shares may ask for at a price, rounded up. */
export function assetsUp(shares: bigint, price: bigint): bigint {
  return divUp(shares * price, ONE)
}

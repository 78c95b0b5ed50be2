import { divUp } from '../math/divUp.ts'

export const WEI_PER_GWEI = 10n ** 9n
export const WEI_PER_ETHER = 10n ** 18n
export const GWEI_PER_ETHER = 10n ** 9n

/** Wei of an amount in gwei; exact. */
export function gweiToWei(gwei: bigint): bigint {
  return gwei * WEI_PER_GWEI
}

/** Wei of an amount in whole ether; exact. */
export function etherToWei(ether: bigint): bigint {
  return ether * WEI_PER_ETHER
}

/** Gwei of an amount in whole ether; exact. */
export function etherToGwei(ether: bigint): bigint {
  return ether * GWEI_PER_ETHER
}

/** Gwei of an amount in wei, rounded down. */
export function weiToGweiDown(wei: bigint): bigint {
  return wei / WEI_PER_GWEI
}

/** Gwei of an amount in wei, rounded up. */
export function weiToGweiUp(wei: bigint): bigint {
  return divUp(wei, WEI_PER_GWEI)
}

/** Whole ether of an amount in wei, rounded down. */
export function weiToEtherDown(wei: bigint): bigint {
  return wei / WEI_PER_ETHER
}

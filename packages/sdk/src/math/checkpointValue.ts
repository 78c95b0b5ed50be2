import type { ValidatorSums } from '../types/run.ts'
import { gweiToWei } from '../units/ether.ts'
import { highUp, lowDown } from './sharePrice.ts'

// What the pool is worth at a snapshot, and the two prices that follow.
// Mirrors contracts/src/libraries/CheckpointValue.sol: same names, same rounding.

/** Wei of each funded validator that are its operator's, never the holders'. */
export const OPERATOR_ETHER = 10n ** 18n

/** Value in wei: ether at the snapshot (wei) and gwei proven, less the operators' ether. Never below zero. */
export function value(etherAtOpen: bigint, provenGwei: bigint, validators: bigint): bigint {
  const assets = etherAtOpen + gweiToWei(provenGwei)
  const liabilities = validators * OPERATOR_ETHER
  return assets > liabilities ? assets - liabilities : 0n
}

/** Both prices in wei per share, 1e18-scaled: low rounded down and at most the growth cap, high rounded up. */
export function prices(
  sums: ValidatorSums,
  etherAtOpen: bigint,
  supply: bigint,
  validators: bigint,
  growthCap: bigint,
): { low: bigint; high: bigint } {
  const low = lowDown(value(etherAtOpen, sums.lowGwei, validators), supply)
  const high = highUp(value(etherAtOpen, sums.highGwei, validators), supply)
  return { low: low > growthCap ? growthCap : low, high }
}

import { describeError } from '../errors/describeError.ts'
import { etherToWei } from '../units/ether.ts'
import { FAR_FUTURE_EPOCH } from '../units/time.ts'

// Whether a proven key may get the pool's ether, how much, and what bond answers for it.
// Mirrors contracts/src/libraries/FundingRules.sol.

/** With the operator's 1 ether a validator has 32 to 1,984: it activates, and stays under 2,048 for long. */
export const MIN_TOP_UP_ETHER = 31n
export const MAX_TOP_UP_ETHER = 1_983n
/** A gift to a fresh key must not strand it; from 16 ether on it could be somebody's validator. */
export const MAX_FRESH_ETHER = 15
/** 4 % of the top-up. */
export const BOND_BPS = 400n
const BPS = 10_000n

/** What a beacon state says of a key that is to be funded. Epochs are `FAR_FUTURE_EPOCH` where none is set. */
export type FreshnessFact = {
  index: number
  effectiveBalanceEther: number
  slashed: boolean
  activationEligibilityEpoch: number
  activationEpoch: number
  exitEpoch: number
}

/** Whether a key is a fresh predeposit: 1 to 15 ether, not slashed, no epoch set. */
export function isFresh(fact: FreshnessFact): boolean {
  const untouched =
    fact.activationEligibilityEpoch === FAR_FUTURE_EPOCH &&
    fact.activationEpoch === FAR_FUTURE_EPOCH &&
    fact.exitEpoch === FAR_FUTURE_EPOCH
  const effective = fact.effectiveBalanceEther
  return untouched && !fact.slashed && effective >= 1 && effective <= MAX_FRESH_ETHER
}

/** @throws BaseError NotFresh, see `isFresh`. */
export function requireFresh(fact: FreshnessFact): void {
  if (!isFresh(fact)) throw describeError('NotFresh', [BigInt(fact.index)])
}

/** Whether a top-up is 31 to 1,983 whole ether. */
export function isTopUp(topUpEther: bigint): boolean {
  return topUpEther >= MIN_TOP_UP_ETHER && topUpEther <= MAX_TOP_UP_ETHER
}

/** @throws BaseError TopUpOutOfBounds, see `isTopUp`. */
export function requireTopUp(topUpEther: bigint): void {
  if (!isTopUp(topUpEther)) throw describeError('TopUpOutOfBounds', [topUpEther])
}

/** Wei of bond one validator locks; exact, because a top-up is whole ether. */
export function bondFor(topUpEther: bigint): bigint {
  return (etherToWei(topUpEther) * BOND_BPS) / BPS
}

import { describeError } from '../errors/describeError.ts'
import { weiToGweiUp } from '../units/ether.ts'

// How much ether validators are asked for, and in which form.
// Mirrors contracts/src/libraries/WithdrawalDemand.sol: same names, same rounding.

/** EIP-7251's minimum activation balance: a partial withdrawal leaves it in the validator. */
export const REMAINING_GWEI = 32_000_000_000n
/** A partial is worth at least this, lest dust partials block full exits for weeks. */
export const SMALLEST_PARTIAL_GWEI = 64_000_000_000n
/** The amount that asks for a full exit (EIP-7002). */
export const FULL_EXIT = 0n

/**
 * What the queue asks for beyond what is idle (in the pool or in pods) or coming, in wei.
 *
 * @throws BaseError NothingNeeded when that covers the queue; see `isNeeded`.
 */
export function need(queued: bigint, idle: bigint, onTheWay: bigint): bigint {
  if (!isNeeded(queued, idle, onTheWay))
    throw describeError('NothingNeeded', [queued, idle, onTheWay])
  return queued - idle - onTheWay
}

/** Whether the queue (wei) asks for more than what is idle or on its way (wei). */
export function isNeeded(queued: bigint, idle: bigint, onTheWay: bigint): boolean {
  return queued > idle + onTheWay
}

/**
 * The EIP-7002 amount in gwei for a need in wei, asked of a validator with this proven balance: a partial of what
 * is needed (rounded up to a gwei) or of all it has to spare, `FULL_EXIT` if that is too little to be worth it.
 */
export function amountGwei(needWei: bigint, balanceGwei: bigint): bigint {
  const spareGwei = balanceGwei > REMAINING_GWEI ? balanceGwei - REMAINING_GWEI : 0n
  if (spareGwei < SMALLEST_PARTIAL_GWEI) return FULL_EXIT
  const neededGwei = weiToGweiUp(needWei)
  const askedGwei = neededGwei < SMALLEST_PARTIAL_GWEI ? SMALLEST_PARTIAL_GWEI : neededGwei
  return askedGwei < spareGwei ? askedGwei : spareGwei
}

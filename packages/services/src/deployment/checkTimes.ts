import { BaseError } from '@limpid/sdk'

/** When a pool proves its value, in slots. */
export type Times = {
  /** From one checkpoint's state to the next open. */
  period: number
  /** After which an open snapshot is given up. */
  expiry: number
  /** After which a price is too old to mint on. */
  stale: number
}

/** @throws BaseError when a pool with these times could not work; they can never be changed. */
export function checkTimes({ period, expiry, stale }: Times): void {
  if (period < 1 || expiry < 1) {
    throw new BaseError('period and expiry must be at least one slot')
  }
  // The next price is proven of a state at least a period after the last one.
  if (stale <= period) {
    throw new BaseError(
      `prices would be stale after ${stale} slots and proven every ${period}: nobody could deposit in between; ` +
        'choose a stale age above the period',
    )
  }
}

import type { Clock } from '../deployment.ts'

/**
 * An epoch that is not set: 2^64 - 1 in the beacon state, 2^32 - 1 in proofs and here. It is a safe integer and
 * later than any epoch for the next 50 thousand years.
 */
export const FAR_FUTURE_EPOCH = 0xffff_ffff

/** The slot a timestamp (seconds, at or after genesis) belongs to. */
export function slotAt(clock: Clock, timestamp: number): number {
  return Math.floor((timestamp - clock.genesisAt) / clock.secondsPerSlot)
}

/** The timestamp in seconds at which a slot begins. */
export function timestampOf(clock: Clock, slot: number): number {
  return clock.genesisAt + slot * clock.secondsPerSlot
}

/** The epoch a slot belongs to. */
export function epochOf(clock: Clock, slot: number): number {
  return Math.floor(slot / clock.slotsPerEpoch)
}

/** The first slot of an epoch. */
export function firstSlotOf(clock: Clock, epoch: number): number {
  return epoch * clock.slotsPerEpoch
}

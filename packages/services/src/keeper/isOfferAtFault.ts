import type { BaseError } from '@limpid/sdk'

/** What the contracts say of one offer, its key or its operator, whatever else is in the transaction. */
const FAULTS: ReadonlySet<string> = new Set([
  'AlreadyUsed',
  'BondTooLow',
  'NotFresh',
  'NotOffered',
  'OfferExpired',
  'TooManyPods',
  'TopUpOutOfBounds',
  'UnknownOperator',
  'WrongKey',
  'WrongPubkeyLength',
])

/**
 * Decides whether an offer that was tried alone is to blame for its refusal; else it is the pool, the proof or the
 * node. An account whose signature check eats all gas leaves no error of the contracts at all, and no hope in waiting.
 */
export function isOfferAtFault({
  name,
  retryable,
}: Pick<BaseError, 'name' | 'retryable'>): boolean {
  return FAULTS.has(name) || (name === 'BaseError' && !retryable)
}

/** What the pool keeps of one validator. */
export type ValidatorRecord = {
  /** Place of its pod in the round of withdrawals. */
  seat: number
  /** Its one top-up in whole ether. */
  topUpEther: number
  landed: boolean
  exiting: boolean
  /** Whether its top-up was ever in doubt. */
  uncertain: boolean
  /** Whether ether was asked of it and neither came nor expired. */
  asked: boolean
}

const LANDED = 1
const EXITING = 2
const UNCERTAIN = 4
const ASKED = 8

/**
 * Reads the 32 bits of `Validators.recordOf`; undefined for a key the pool never funded.
 * Source: contracts/src/types/ValidatorRecord.sol.
 */
export function unpackValidatorRecord(record: number): ValidatorRecord | undefined {
  if (record === 0) return undefined
  return {
    seat: record >>> 20,
    topUpEther: (record >>> 9) & 0x7ff,
    landed: (record & LANDED) !== 0,
    exiting: (record & EXITING) !== 0,
    uncertain: (record & UNCERTAIN) !== 0,
    asked: (record & ASKED) !== 0,
  }
}

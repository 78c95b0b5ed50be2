import { bytesToHex, type Hex } from 'viem'
import { FAR_FUTURE_EPOCH, type ValidatorFact } from './facts.ts'
import type { ProvableState } from './readState.ts'

const GWEI_PER_ETHER = 1_000_000_000

/** What the state says of these validators. */
export function readFacts(state: ProvableState, indices: readonly number[]): ValidatorFact[] {
  return indices.map((index) => {
    const validator = state.view.validators.getReadonly(index)
    return {
      index,
      balanceGwei: BigInt(state.view.balances.get(index)),
      effectiveBalanceEther: validator.effectiveBalance / GWEI_PER_ETHER,
      slashed: validator.slashed,
      activationEligibilityEpoch: epoch(validator.activationEligibilityEpoch),
      activationEpoch: epoch(validator.activationEpoch),
      exitEpoch: epoch(validator.exitEpoch),
      withdrawableEpoch: epoch(validator.withdrawableEpoch),
    }
  })
}

/** Withdrawal credentials of a validator. */
export function readCredentials(state: ProvableState, index: number): Hex {
  return bytesToHex(state.view.validators.getReadonly(index).withdrawalCredentials)
}

/** Index of each public key; keys the state does not know are left out. */
export function findValidators(state: ProvableState, pubkeys: readonly Hex[]): Map<Hex, number> {
  const wanted = new Set(pubkeys.map((pubkey) => pubkey.toLowerCase() as Hex))
  const found = new Map<Hex, number>()
  // From the newest: keys are looked up soon after their deposit.
  for (let index = state.length - 1; index >= 0 && found.size < wanted.size; index--) {
    const pubkey = bytesToHex(state.view.validators.getReadonly(index).pubkey)
    if (wanted.has(pubkey)) found.set(pubkey, index)
  }
  return found
}

function epoch(value: number): number {
  return value === Number.POSITIVE_INFINITY ? FAR_FUTURE_EPOCH : value
}

import { bytesToHex, type Hex } from 'viem'
import type { ValidatorFact } from './facts.ts'
import type { ProofSource } from './proofSource.ts'
import type { ProvableState } from './readState.ts'

/** What the state says of these validators. */
export function readFacts(state: ProofSource, indices: readonly number[]): ValidatorFact[] {
  return indices.map((index) => state.factOf(index))
}

/** Withdrawal credentials of a validator. */
export function readCredentials(state: ProofSource, index: number): Hex {
  return state.credentialsOf(index)
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

import type { Hex } from 'viem'
import { z } from 'zod'
import { Epoch, Gwei, Integer, Pubkey, Root } from './fields.ts'

export const ValidatorSchema = z.object({
  index: Integer,
  balance: Gwei,
  status: z.string(),
  validator: z.object({
    pubkey: Pubkey,
    withdrawal_credentials: Root,
    effective_balance: Gwei,
    slashed: z.boolean(),
    activation_eligibility_epoch: Epoch,
    activation_epoch: Epoch,
    exit_epoch: Epoch,
    withdrawable_epoch: Epoch,
  }),
})

/** What a node says of a validator: a hint of what to prove, never a proof. Epochs are Infinity while not set. */
export type ValidatorHint = {
  index: number
  pubkey: Hex
  /** The Beacon API's word, like "active_ongoing". */
  status: string
  withdrawalCredentials: Hex
  balanceGwei: bigint
  effectiveBalanceGwei: bigint
  slashed: boolean
  activationEligibilityEpoch: number
  activationEpoch: number
  exitEpoch: number
  withdrawableEpoch: number
}

export function toHint(answer: z.output<typeof ValidatorSchema>): ValidatorHint {
  const { index, balance, status, validator } = answer
  return {
    index,
    pubkey: validator.pubkey,
    status,
    withdrawalCredentials: validator.withdrawal_credentials,
    balanceGwei: balance,
    effectiveBalanceGwei: validator.effective_balance,
    slashed: validator.slashed,
    activationEligibilityEpoch: validator.activation_eligibility_epoch,
    activationEpoch: validator.activation_epoch,
    exitEpoch: validator.exit_epoch,
    withdrawableEpoch: validator.withdrawable_epoch,
  }
}

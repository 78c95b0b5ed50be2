import { FAR_FUTURE_EPOCH, type ValidatorFact } from './facts.ts'

const GWEI_PER_ETHER = 1_000_000_000

type View = {
  validators: {
    getReadonly(index: number): {
      effectiveBalance: number
      slashed: boolean
      activationEligibilityEpoch: number
      activationEpoch: number
      exitEpoch: number
      withdrawableEpoch: number
    }
  }
  balances: { get(index: number): number }
}

/** What a state held whole says of a validator. */
export function factInView({ validators, balances }: View, index: number): ValidatorFact {
  const validator = validators.getReadonly(index)
  return {
    index,
    balanceGwei: BigInt(balances.get(index)),
    effectiveBalanceEther: validator.effectiveBalance / GWEI_PER_ETHER,
    slashed: validator.slashed,
    activationEligibilityEpoch: epoch(validator.activationEligibilityEpoch),
    activationEpoch: epoch(validator.activationEpoch),
    exitEpoch: epoch(validator.exitEpoch),
    withdrawableEpoch: epoch(validator.withdrawableEpoch),
  }
}

function epoch(value: number): number {
  return value === Number.POSITIVE_INFINITY ? FAR_FUTURE_EPOCH : value
}

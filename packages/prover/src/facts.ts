/** Far-future epoch (2^64 - 1) in a record: no chain has reached it in its 800,000 first years. */
export const FAR_FUTURE_EPOCH = 0xffffffff

/** What a proof says of one validator. */
export type ValidatorFact = {
  index: number
  /** Zero where only the container is proven. */
  balanceGwei: bigint
  effectiveBalanceEther: number
  slashed: boolean
  /** Epochs; far-future is `FAR_FUTURE_EPOCH`. */
  activationEligibilityEpoch: number
  activationEpoch: number
  exitEpoch: number
  withdrawableEpoch: number
}

/** A fact as `ValidatorFact` in Solidity packs it. */
export function packFact(fact: ValidatorFact): bigint {
  let packed = (BigInt(fact.index) << 64n) | fact.balanceGwei
  packed = (packed << 16n) | BigInt(fact.effectiveBalanceEther)
  packed = (packed << 8n) | (fact.slashed ? 1n : 0n)
  packed = (packed << 32n) | BigInt(fact.activationEligibilityEpoch)
  packed = (packed << 32n) | BigInt(fact.activationEpoch)
  packed = (packed << 32n) | BigInt(fact.exitEpoch)
  packed = (packed << 32n) | BigInt(fact.withdrawableEpoch)
  return packed << 8n
}

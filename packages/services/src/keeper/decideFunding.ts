import type { ValidatorFact } from '@limpid/prover'
import { etherToWei, fundingRules, type Offer } from '@limpid/sdk'
import type { Hex } from 'viem'

/** An offered key as the chain and the beacon state know it. */
export type Candidate = {
  offer: Offer
  /** What the state says of it; undefined while its predeposit has not been applied. */
  fact: ValidatorFact | undefined
  /** Withdrawal credentials in the state. */
  credentials: Hex | undefined
  /** The operator's pod. */
  pod: Hex
  /** Bond in wei that answers for nothing yet. */
  freeBond: bigint
}

export type FundingView = {
  candidates: readonly Candidate[]
  isSnapshotOpen: boolean
  /** Idle wei the queue does not ask for. */
  stakeable: bigint
}

/** An offer whose key may be funded, with its validator index. */
export type Fundable = { offer: Offer; index: number }

export type FundingDecision = {
  /** By rising validator index, as a stream wants them. */
  fund: Fundable[]
  refused: { pubkey: Hex; reason: string }[]
}

/** Keys funded in one transaction: well below the gas limit at the worst spread of indices. */
const MOST_KEYS = 16

/** Decides which offered keys get the pool's ether now: the oldest validators first, as far as ether and bonds go. */
export function decideFunding(view: FundingView): FundingDecision {
  const decision: FundingDecision = { fund: [], refused: [] }
  const ready: { candidate: Candidate; index: number }[] = []
  for (const candidate of view.candidates) {
    const reason = view.isSnapshotOpen ? 'a snapshot is open' : refuse(candidate)
    if (reason === undefined && candidate.fact)
      ready.push({ candidate, index: candidate.fact.index })
    else decision.refused.push({ pubkey: candidate.offer.pubkey, reason: reason ?? 'not applied' })
  }
  ready.sort((a, b) => a.index - b.index)

  let left = view.stakeable
  const freeBonds = new Map(
    view.candidates.map(({ offer, freeBond }) => [offer.operatorId, freeBond]),
  )
  for (const { candidate, index } of ready) {
    const { operatorId, pubkey, topUpEther } = candidate.offer
    const topUp = etherToWei(topUpEther)
    const bond = fundingRules.bondFor(topUpEther)
    const freeBond = freeBonds.get(operatorId) ?? 0n
    const refuse = (reason: string) => decision.refused.push({ pubkey, reason })
    if (decision.fund.length === MOST_KEYS) refuse('in the next transaction')
    else if (topUp > left) refuse(`the pool can stake ${left} wei`)
    else if (bond > freeBond) refuse(`the bond lacks ${bond - freeBond} wei`)
    else {
      left -= topUp
      freeBonds.set(operatorId, freeBond - bond)
      decision.fund.push({ offer: candidate.offer, index })
    }
  }
  return decision
}

/** Why the state forbids it; the contract would refuse the same. */
function refuse({ fact, credentials, pod }: Candidate): string | undefined {
  if (fact === undefined) return 'its predeposit is not in the state yet'
  if (credentials !== `0x02${'00'.repeat(11)}${pod.slice(2).toLowerCase()}`) {
    return 'its withdrawal credentials are not its pod'
  }
  if (fundingRules.isFresh(fact)) return undefined
  return 'it is not a fresh predeposit'
}

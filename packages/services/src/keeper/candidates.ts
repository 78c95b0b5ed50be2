import {
  type BeaconClient,
  FAR_FUTURE_EPOCH,
  findValidators,
  getValidators,
  type ProvableState,
  readCredentials,
  readFacts,
  type ValidatorHint,
} from '@limpid/prover'
import { gweiToWei, weiToEtherDown } from '@limpid/sdk'
import type { Candidate } from './decideFunding.ts'
import type { View } from './view.ts'

/** The offers and who made them. */
type Board = Pick<View, 'offers' | 'operators'>

/** The offers with what a node says of their keys at the head. */
export async function hintCandidates(beacon: BeaconClient, view: Board): Promise<Candidate[]> {
  const pubkeys = view.offers.map(({ pubkey }) => pubkey)
  const hints = new Map(
    (await getValidators(beacon, 'head', pubkeys)).map((hint) => [hint.pubkey, hint]),
  )
  return pairWithOperators(view, (pubkey) => {
    const hint = hints.get(pubkey)
    if (hint === undefined) return undefined
    return { fact: factOf(hint), credentials: hint.withdrawalCredentials }
  })
}

/** The offers with what the state proves of their keys. */
export function proveCandidates(state: ProvableState, view: Board): Candidate[] {
  const pubkeys = view.offers.map(({ pubkey }) => pubkey)
  const indices = findValidators(state, pubkeys)
  return pairWithOperators(view, (pubkey) => {
    const index = indices.get(pubkey)
    if (index === undefined) return undefined
    return { fact: readFacts(state, [index])[0], credentials: readCredentials(state, index) }
  })
}

type Knowledge = Pick<Candidate, 'fact' | 'credentials'>
type Pubkey = Candidate['offer']['pubkey']

function pairWithOperators(
  { offers, operators }: Board,
  know: (pubkey: Pubkey) => Knowledge | undefined,
): Candidate[] {
  return offers.flatMap((offer) => {
    const operator = operators.find(({ operatorId }) => operatorId === offer.operatorId)
    if (operator === undefined) return []
    const { fact, credentials } = know(offer.pubkey) ?? {}
    const { posted, locked } = operator.bond
    return [{ offer, fact, credentials, pod: operator.pod, freeBond: posted - locked }]
  })
}

function factOf(hint: ValidatorHint): Candidate['fact'] {
  const { index, balanceGwei, slashed, effectiveBalanceGwei } = hint
  return {
    index,
    balanceGwei,
    effectiveBalanceEther: Number(weiToEtherDown(gweiToWei(effectiveBalanceGwei))),
    slashed,
    activationEligibilityEpoch: Math.min(hint.activationEligibilityEpoch, FAR_FUTURE_EPOCH),
    activationEpoch: Math.min(hint.activationEpoch, FAR_FUTURE_EPOCH),
    exitEpoch: Math.min(hint.exitEpoch, FAR_FUTURE_EPOCH),
    withdrawableEpoch: Math.min(hint.withdrawableEpoch, FAR_FUTURE_EPOCH),
  }
}

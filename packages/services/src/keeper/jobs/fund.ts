import {
  buildContainersProof,
  findValidators,
  getValidators,
  readCredentials,
  readFacts,
} from '@limpid/prover'
import { type Deployment, fund as fundOffers } from '@limpid/sdk'
import type { Hash } from 'viem'
import type { Connection } from '../../common/connect.ts'
import type { Logger } from '../../common/logger.ts'
import { type Candidate, decideFunding } from '../decideFunding.ts'
import { type KnownState, readKnownState } from '../knownState.ts'
import type { View } from '../view.ts'

/** Funds offered keys that may be funded; nothing is sent when none may. */
export async function fund(
  connection: Connection,
  deployment: Deployment,
  view: View,
  logger: Logger,
): Promise<Hash | undefined> {
  // A look at the node is cheap, a state is not: most offered keys wait for their predeposit.
  const pubkeys = view.offers.map(({ pubkey }) => pubkey)
  if ((await getValidators(connection.beacon, 'head', pubkeys)).length === 0) return undefined
  const known = await readKnownState(connection, deployment)
  const candidates = readCandidates(known, view)
  const { queued, idle } = view.demand
  const { fund: offers, refused } = decideFunding({
    candidates,
    isSnapshotOpen: view.checkpoint.isOpen,
    stakeable: idle > queued ? idle - queued : 0n,
  })
  for (const { pubkey, reason } of refused) logger.debug('key not funded', { pubkey, reason })
  if (offers.length === 0) return undefined
  const indices = findValidators(
    known.state,
    offers.map(({ pubkey }) => pubkey),
  )
  const { stream } = buildContainersProof(
    known.state,
    offers.map(({ pubkey }) => indices.get(pubkey) ?? -1),
  )
  const { header, timestamp } = known
  return fundOffers(connection.execution, { deployment, timestamp, header, offers, stream })
}

function readCandidates({ state }: KnownState, { offers, operators }: View): Candidate[] {
  const indices = findValidators(
    state,
    offers.map(({ pubkey }) => pubkey),
  )
  return offers.flatMap((offer) => {
    const operator = operators.find(({ operatorId }) => operatorId === offer.operatorId)
    if (operator === undefined) return []
    const index = indices.get(offer.pubkey)
    const { posted, locked } = operator.bond
    const known =
      index === undefined ? undefined : { index, credentials: readCredentials(state, index) }
    return {
      offer,
      fact: known && readFacts(state, [known.index])[0],
      credentials: known?.credentials,
      pod: operator.pod,
      freeBond: posted - locked,
    }
  })
}

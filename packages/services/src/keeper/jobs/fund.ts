import { buildContainersProof } from '@limpid/prover'
import {
  type BaseError,
  type Deployment,
  decodeError,
  fund as fundOffers,
  validatorsAbi,
} from '@limpid/sdk'
import type { Hash } from 'viem'
import type { Connection } from '../../common/connect.ts'
import type { Logger } from '../../common/logger.ts'
import { hintCandidates, proveCandidates } from '../candidates.ts'
import { type Candidate, decideFunding, type Fundable } from '../decideFunding.ts'
import { isOfferAtFault } from '../isOfferAtFault.ts'
import { type KnownState, readKnownState } from '../knownState.ts'
import type { View } from '../view.ts'

/**
 * Funds offered keys that may be funded; nothing is sent when none may. An offer that the contract refuses for a
 * reason only it knows (a signature of a contract account, say) is left out and never stops the others.
 */
export async function fund(
  connection: Connection,
  deployment: Deployment,
  view: View,
  logger: Logger,
): Promise<Hash | undefined> {
  const { queued, idle } = view.demand
  const decide = (candidates: readonly Candidate[]): Fundable[] => {
    const stakeable = idle > queued ? idle - queued : 0n
    const isSnapshotOpen = view.checkpoint.isOpen
    const decision = decideFunding({ candidates, isSnapshotOpen, stakeable })
    for (const refused of decision.refused) logger.debug('key not funded', refused)
    return decision.fund
  }
  // A look at the node is cheap, a state is not: most offered keys wait for their predeposit.
  if (decide(await hintCandidates(connection.beacon, view)).length === 0) return undefined

  const known = await readKnownState(connection, deployment)
  let candidates = proveCandidates(known.state, view)
  for (;;) {
    const chosen = decide(candidates)
    if (chosen.length === 0) return undefined
    const { offers, header, timestamp, stream } = buildArguments(known, chosen)
    try {
      const call = { deployment, timestamp, header, offers, stream }
      return await fundOffers(connection.execution, call)
    } catch (error) {
      const faults = await findFaults(connection, deployment, known, chosen)
      if (faults.size === 0) throw decodeError(error)
      for (const [pubkey, { name, message }] of faults) {
        logger.warn('offer refused', { pubkey, error: name, message })
      }
      candidates = candidates.filter(({ offer }) => !faults.has(offer.pubkey))
    }
  }
}

function buildArguments({ state, header, timestamp }: KnownState, chosen: readonly Fundable[]) {
  const indices = chosen.map(({ index }) => index)
  const { stream } = buildContainersProof(state, indices)
  return { offers: chosen.map(({ offer }) => offer), header, timestamp, stream }
}

/** Which of the offers would be refused if it stood alone, and why; other errors are nobody's fault here. */
async function findFaults(
  { execution }: Connection,
  deployment: Deployment,
  known: KnownState,
  chosen: readonly Fundable[],
): Promise<Map<string, BaseError>> {
  const faults = new Map<string, BaseError>()
  for (const fundable of chosen) {
    const { timestamp, header, offers, stream } = buildArguments(known, [fundable])
    try {
      await execution.simulateContract({
        address: deployment.validators,
        abi: validatorsAbi,
        functionName: 'fund',
        args: [timestamp, header, offers, stream],
      })
    } catch (error) {
      const decoded = decodeError(error)
      if (isOfferAtFault(decoded)) faults.set(fundable.offer.pubkey, decoded)
    }
  }
  return faults
}

import { buildValidatorsProof, getValidators } from '@limpid/prover'
import {
  type Deployment,
  epochOf,
  getWithdrawalFee,
  withdraw as requestWithdrawal,
} from '@limpid/sdk'
import type { Hash } from 'viem'
import type { Connection } from '../../common/connect.ts'
import type { Logger } from '../../common/logger.ts'
import { decideWithdrawal } from '../decideWithdrawal.ts'
import { readKnownState } from '../knownState.ts'
import type { View } from '../view.ts'

/** The fee rises by an eighth for every request too many in a block; what is not needed comes back. */
const FEE_HEADROOM = 4n

/** Asks a validator for what the queue needs; nothing is sent when nobody can be asked now. */
export async function withdraw(
  connection: Connection,
  deployment: Deployment,
  view: View,
  slot: number,
  logger: Logger,
): Promise<Hash | undefined> {
  const { execution, beacon } = connection
  const indices = view.validators.map(({ index }) => index)
  const hints = await getValidators(beacon, 'head', indices)
  const activations = new Map(hints.map((hint) => [hint.index, hint.activationEpoch]))
  const decision = decideWithdrawal({
    need: view.demand.need,
    turn: view.demand.turn,
    slot,
    // The state that is proven may be some slots behind.
    epoch: epochOf(deployment.clock, slot - 1),
    shardCommitteePeriod: deployment.clock.shardCommitteePeriod,
    validators: view.validators.map((validator) => ({
      ...validator,
      activationEpoch: activations.get(validator.index) ?? Number.POSITIVE_INFINITY,
    })),
  })
  if (decision.action === 'wait') {
    logger.debug('no withdrawal asked', { reason: decision.reason })
    return undefined
  }
  const { state, header, timestamp } = await readKnownState(connection, deployment)
  const pubkey = view.validators.find(({ index }) => index === decision.index)?.pubkey ?? '0x'
  const { stream } = buildValidatorsProof(state, [decision.index])
  const maxFee = (await getWithdrawalFee(execution)) * FEE_HEADROOM
  return requestWithdrawal(execution, { deployment, timestamp, header, pubkey, stream, maxFee })
}

import { buildValidatorsProof, FAR_FUTURE_EPOCH, getValidators, readFacts } from '@limpid/prover'
import {
  type Deployment,
  epochOf,
  getWithdrawalFee,
  withdraw as requestWithdrawal,
} from '@limpid/sdk'
import type { Hash } from 'viem'
import type { Connection } from '../../common/connect.ts'
import type { Logger } from '../../common/logger.ts'
import { decideWithdrawal, type Leaver, type WithdrawalDecision } from '../decideWithdrawal.ts'
import { readKnownState } from '../knownState.ts'
import type { View } from '../view.ts'

/** The fee rises by an eighth for every request too many in a block; what is not needed comes back. */
const FEE_HEADROOM = 4n

/**
 * Asks a validator for what the queue needs; nothing is sent when nobody can be asked now. Decides twice: on what the
 * node says, to spare a download that leads nowhere, and on the state that is then proven.
 */
export async function withdraw(
  connection: Connection,
  deployment: Deployment,
  view: View,
  slot: number,
  logger: Logger,
): Promise<Hash | undefined> {
  const { execution } = connection
  const { clock } = deployment
  const decide = (stateSlot: number, validators: Leaver[]): WithdrawalDecision =>
    decideWithdrawal({
      need: view.demand.need,
      turn: view.demand.turn,
      slot,
      epoch: epochOf(clock, stateSlot),
      shardCommitteePeriod: clock.shardCommitteePeriod,
      validators,
    })
  const hinted = decide(slot, await readHints(connection, view))
  if (hinted.action === 'wait') {
    logger.debug('no withdrawal asked', { reason: hinted.reason })
    return undefined
  }

  const { state, header, timestamp } = await readKnownState(connection, deployment)
  const facts = readFacts(
    state,
    view.validators.map(({ index }) => index),
  )
  const decision = decide(
    state.slot,
    view.validators.map((validator, i) => ({ ...validator, ...epochsOf(facts[i]) })),
  )
  if (decision.action === 'wait') {
    logger.debug('no withdrawal asked', { reason: decision.reason })
    return undefined
  }

  const { index, pubkey } = decision
  const { stream } = buildValidatorsProof(state, [index])
  const maxFee = (await getWithdrawalFee(execution)) * FEE_HEADROOM
  return requestWithdrawal(execution, { deployment, timestamp, header, pubkey, stream, maxFee })
}

/** The pool's validators with what a node says of them at the head; one it does not know may not leave. */
async function readHints({ beacon }: Connection, { validators }: View): Promise<Leaver[]> {
  const indices = validators.map(({ index }) => index)
  const hints = await getValidators(beacon, 'head', indices)
  const byIndex = new Map(hints.map((hint) => [hint.index, hint]))
  return validators.map((validator) => ({
    ...validator,
    ...epochsOf(byIndex.get(validator.index)),
  }))
}

type Epochs = Pick<Leaver, 'activationEpoch' | 'exitEpoch'>

function epochsOf(known: Epochs | undefined): Epochs {
  return {
    activationEpoch: known?.activationEpoch ?? FAR_FUTURE_EPOCH,
    exitEpoch: known?.exitEpoch ?? FAR_FUTURE_EPOCH,
  }
}

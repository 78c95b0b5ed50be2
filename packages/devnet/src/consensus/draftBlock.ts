import '../preset.ts'
import { DOMAIN_RANDAO } from '@lodestar/params'
import {
  computeSigningRoot,
  computeTimeAtSlot,
  DataAvailabilityStatus,
  ExecutionPayloadStatus,
  getRandaoMix,
  type StateTransitionOpts,
  stateTransition,
} from '@lodestar/state-transition'
import { type capella, type fulu, ssz } from '@lodestar/types'
import { fromHex } from '../hex.ts'
import type { Key } from './keyRing.ts'
import { createOperations, type Operations } from './operationPool.ts'
import type { Chain, State } from './types.ts'

/** What a block is made from before the execution layer has its part. */
export type Draft = {
  chain: Chain
  /** State advanced to the block's slot. */
  pre: State
  proposer: number
  key: Key
  withdrawals: capella.Withdrawal[]
}

/** Answers of the execution and data layers that the state transition is told. */
export const externalData = {
  executionPayloadStatus: ExecutionPayloadStatus.valid,
  dataAvailabilityStatus: DataAvailabilityStatus.Available,
}

const dryRun: StateTransitionOpts = {
  ...externalData,
  verifyStateRoot: false,
  verifyProposer: false,
  verifySignatures: true,
  // The draft's state stays the one that goes on.
  dontTransferCache: true,
}

/** A block on the draft's state with the given operations, no votes, and an empty payload that fits. */
export function draftBlock(
  draft: Draft,
  operations: Operations = createOperations(),
): fulu.BeaconBlock {
  const { chain, pre, proposer, key, withdrawals } = draft
  const { epoch } = pre.epochCtx
  const domain = chain.config.getDomain(pre.slot, DOMAIN_RANDAO, pre.slot)
  const body = ssz.electra.BeaconBlockBody.defaultValue()
  const payload = ssz.electra.ExecutionPayload.defaultValue()
  return {
    slot: pre.slot,
    proposerIndex: proposer,
    parentRoot: chain.head.root,
    stateRoot: new Uint8Array(32),
    body: {
      ...body,
      ...operations,
      randaoReveal: key.secret.sign(computeSigningRoot(ssz.Epoch, epoch, domain)).toBytes(),
      eth1Data: pre.eth1Data.toValue(),
      syncAggregate: {
        ...body.syncAggregate,
        syncCommitteeSignature: fromHex(`0xc0${'00'.repeat(95)}`),
      },
      executionPayload: {
        ...payload,
        parentHash: pre.latestExecutionPayloadHeader.blockHash,
        prevRandao: Uint8Array.from(getRandaoMix(pre, epoch)),
        timestamp: computeTimeAtSlot(chain.config, pre.slot, pre.genesisTime),
        withdrawals,
      },
    },
  }
}

/** Whether a block with these operations is valid. Asked before anvil mines: a block that fails after it would
 * part the two layers. */
export function areOperationsValid(draft: Draft, operations: Operations): boolean {
  const message = draftBlock(draft, operations)
  try {
    stateTransition(draft.pre, { message, signature: new Uint8Array(96) }, dryRun)
    return true
  } catch {
    return false
  }
}

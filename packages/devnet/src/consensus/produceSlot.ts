import '../preset.ts'
import { DOMAIN_BEACON_PROPOSER } from '@lodestar/params'
import {
  BeaconStateView,
  computeSigningRoot,
  computeTimeAtSlot,
  processSlots,
  type StateTransitionOpts,
  stateTransition,
} from '@lodestar/state-transition'
import { type fulu, ssz } from '@lodestar/types'
import type { SealedBlock } from '../execution/executionLayer.ts'
import { attest, findKey } from './attest.ts'
import { areOperationsValid, type Draft, draftBlock, externalData } from './draftBlock.ts'
import { takeOperations } from './operationPool.ts'
import { createPayload } from './payload.ts'
import { recordSlot } from './recordSlot.ts'
import { createSyncAggregate } from './syncAggregate.ts'
import type { Chain, SlotRecord, State } from './types.ts'
import { verifyBodySignatures, verifyProposerSignature } from './verify.ts'

const transition: StateTransitionOpts = {
  ...externalData,
  // The root is not known yet: it comes from this transition.
  verifyStateRoot: false,
  // Both are checked in verify.ts, all signatures of the body at once.
  verifyProposer: false,
  verifySignatures: false,
}

/** How a slot differs from the usual. */
export type SlotOptions = {
  /** The proposer stays silent. */
  isMissed?: boolean
}

/** Extends the chain by one slot: a block, or a missed slot if the proposer is slashed, offline, not ours or
 * told to stay silent. */
export async function produceSlot(
  chain: Chain,
  { isMissed = false }: SlotOptions = {},
): Promise<SlotRecord> {
  // There is no fork after Fulu here, which the type of processSlots cannot say.
  const pre = processSlots(chain.state, chain.state.slot + 1) as State
  const proposer = pre.epochCtx.getBeaconProposer(pre.slot)
  const key = findKey(chain, pre, proposer)
  if (isMissed || !key || pre.validators.getReadonly(proposer).slashed) {
    return recordSlot(chain, pre, null)
  }

  const { expectedWithdrawals: withdrawals } = new BeaconStateView(pre).getExpectedWithdrawals()
  const draft = { chain, pre, proposer, key, withdrawals }
  const operations = takeOperations(chain.pool, (taken) => areOperationsValid(draft, taken))
  await chain.execution.prepareBlock({
    timestamp: computeTimeAtSlot(chain.config, pre.slot, pre.genesisTime),
    parentBeaconRoot: chain.head.root,
  })
  const sealing = chain.execution.sealBlock({ withdrawals })
  // Votes are signed and checked while anvil mines.
  const block = draftBlock(draft, operations)
  block.body.attestations = attest(chain, pre)
  block.body.syncAggregate = createSyncAggregate(chain, pre)
  verifyBodySignatures(chain, pre, block)
  return finishBlock(draft, block, await sealing)
}

/** Puts the execution layer's part into the block, runs it, and signs it. */
function finishBlock(draft: Draft, block: fulu.BeaconBlock, sealed: SealedBlock): SlotRecord {
  const { chain, pre, key, withdrawals } = draft
  const { prevRandao } = block.body.executionPayload
  const { transactions } = sealed
  block.body.executionPayload = createPayload({
    block: sealed.block,
    prevRandao,
    transactions,
    withdrawals,
  })
  block.body.executionRequests = sealed.requests
  const unsigned = { message: block, signature: new Uint8Array(96) }
  const post = stateTransition(pre, unsigned, transition) as State
  block.stateRoot = post.hashTreeRoot()
  const header = {
    slot: block.slot,
    proposerIndex: block.proposerIndex,
    parentRoot: block.parentRoot,
    stateRoot: block.stateRoot,
    bodyRoot: ssz.electra.BeaconBlockBody.hashTreeRoot(block.body),
  }
  const domain = chain.config.getDomain(block.slot, DOMAIN_BEACON_PROPOSER, block.slot)
  const signingRoot = computeSigningRoot(ssz.phase0.BeaconBlockHeader, header, domain)
  const signed = { message: block, signature: key.secret.sign(signingRoot).toBytes() }
  verifyProposerSignature(chain, post, signed)
  const root = ssz.phase0.BeaconBlockHeader.hashTreeRoot(header)
  return recordSlot(chain, post, { slot: block.slot, root, header, signed })
}

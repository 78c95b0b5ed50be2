import '../preset.ts'
import {
  computeTimeAtSlot,
  processSlots,
  type StateTransitionOpts,
  stateTransition,
} from '@lodestar/state-transition'
import { type fulu, ssz } from '@lodestar/types'
import { DevnetError } from '../errors.ts'
import type { SealedBlock } from '../execution/executionLayer.ts'
import { toHex } from '../hex.ts'
import { externalData } from './draftBlock.ts'
import { recordSlot } from './recordSlot.ts'
import type { Chain, State } from './types.ts'

const transition: StateTransitionOpts = {
  ...externalData,
  verifyStateRoot: true,
  // Both were checked when the block was made, and its bytes have a checksum: saves most of the time.
  verifyProposer: false,
  verifySignatures: false,
}

/** Runs a recorded slot again on both layers; null is a missed one. DevnetError unless the execution block,
 * its requests and the state are the recorded ones. Signatures are not checked again. */
export async function replaySlot(
  chain: Chain,
  slot: number,
  signed: fulu.SignedBeaconBlock | null,
): Promise<void> {
  if (!signed) {
    recordSlot(chain, processSlots(chain.state, slot) as State, null)
    return
  }
  assertSame(await replayExecution(chain, signed), signed)
  // The state root is compared here.
  const post = stateTransition(chain.state, signed, transition) as State
  const { message } = signed
  const header = {
    slot,
    proposerIndex: message.proposerIndex,
    parentRoot: message.parentRoot,
    stateRoot: message.stateRoot,
    bodyRoot: ssz.fulu.BeaconBlockBody.hashTreeRoot(message.body),
  }
  const root = ssz.phase0.BeaconBlockHeader.hashTreeRoot(header)
  recordSlot(chain, post, { slot, root, header, signed })
}

async function replayExecution(
  { execution, config, state }: Chain,
  { message }: fulu.SignedBeaconBlock,
): Promise<SealedBlock> {
  const { transactions, withdrawals } = message.body.executionPayload
  await execution.prepareBlock({
    timestamp: computeTimeAtSlot(config, message.slot, state.genesisTime),
    parentBeaconRoot: message.parentRoot,
  })
  // In block order: of equal fees the pool takes the earlier first, so the block's order comes out again.
  for (const transaction of transactions) await execution.submit(transaction)
  return execution.sealBlock({ withdrawals })
}

function assertSame({ block, requests }: SealedBlock, { message }: fulu.SignedBeaconBlock): void {
  const { executionPayload, executionRequests } = message.body
  const recorded = toHex(executionPayload.blockHash)
  const type = ssz.electra.ExecutionRequests
  const isSame =
    block.hash === recorded &&
    toHex(type.hashTreeRoot(requests)) === toHex(type.hashTreeRoot(executionRequests))
  if (isSame) return
  throw new DevnetError(
    `slot ${message.slot} of the journal replays to block ${block.hash}, recorded is ${recorded}: use the version of limpid and anvil that wrote it, or another --dir`,
  )
}

import '../preset.ts'
import { computeStartSlotAtEpoch } from '@lodestar/state-transition'
import type { Chain, SlotRecord, State } from './types.ts'

/** Makes the slot part of the chain and tells the listeners. */
export function recordSlot(chain: Chain, state: State, block: SlotRecord['block']): SlotRecord {
  const stateRoot = block ? block.header.stateRoot : state.hashTreeRoot()
  const entry = { slot: state.slot, stateRoot, state, block }
  chain.state = state
  if (block) {
    chain.head = block
    chain.blockNumber = state.latestExecutionPayloadHeader.blockNumber
  }
  chain.store.add(entry)
  chain.store.prune(computeStartSlotAtEpoch(state.finalizedCheckpoint.epoch))
  for (const listener of chain.listeners) listener(entry)
  return entry
}

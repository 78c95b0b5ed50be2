import '../preset.ts'
import { ApiError } from '@lodestar/api/server'
import { ForkName } from '@lodestar/params'
import { computeStartSlotAtEpoch } from '@lodestar/state-transition'
import { keptStateSlots } from '../consensus/store.ts'
import type { BlockRecord, Chain, SlotRecord, State } from '../consensus/types.ts'

/** Slot of the finalized checkpoint. */
export function finalizedSlot(chain: Chain): number {
  return computeStartSlotAtEpoch(chain.state.finalizedCheckpoint.epoch)
}

/** The record that a block or state identifier of the Beacon API names, roots excepted. */
function findNamed(chain: Chain, id: string | number): SlotRecord | undefined {
  const genesis = chain.store.getSlot(0)
  switch (id) {
    case 'head':
      return chain.store.getSlot(chain.head.slot)
    case 'genesis':
      return genesis
    case 'finalized':
      return chain.store.getByBlockRoot(chain.state.finalizedCheckpoint.root) ?? genesis
    case 'justified':
      return chain.store.getByBlockRoot(chain.state.currentJustifiedCheckpoint.root) ?? genesis
    default:
      return /^\d+$/.test(String(id)) ? chain.store.getSlot(Number(id)) : undefined
  }
}

/** The block that `id` names; ApiError 404 if there is none. */
export function getBlock(chain: Chain, id: string | number): BlockRecord {
  checkId(id)
  const isRoot = String(id).startsWith('0x')
  const record = isRoot ? chain.store.getByBlockRoot(String(id)) : findNamed(chain, id)
  if (record?.block) return record.block
  const reason = record ? 'the slot was missed' : 'no such block yet'
  throw new ApiError(404, `block ${id} not found: ${reason}`)
}

/** The slot's record and its state; ApiError 404 if unknown or pruned. */
export function getState(
  chain: Chain,
  id: string | number,
): { slot: number; stateRoot: Uint8Array; state: State } {
  checkId(id)
  const isRoot = String(id).startsWith('0x')
  const record = isRoot ? chain.store.getByStateRoot(String(id)) : findNamed(chain, id)
  if (!record) throw new ApiError(404, `state ${id} not found: no such slot or root yet`)
  const { slot, stateRoot, state } = record
  if (state) return { slot, stateRoot, state }
  throw new ApiError(
    404,
    `state ${id} is pruned: this node keeps the last ${keptStateSlots} slots, ask for a newer one`,
  )
}

function checkId(id: string | number): void {
  if (/^(head|genesis|finalized|justified|\d+|0x[0-9a-f]{64})$/.test(String(id))) return
  throw new ApiError(
    400,
    `${id} is no identifier: use head, genesis, finalized, justified, a slot or a 0x root`,
  )
}

/** Metadata of an answer about this slot. */
export function createMeta(chain: Chain, slot: number) {
  return {
    executionOptimistic: false,
    finalized: slot <= finalizedSlot(chain),
    version: ForkName.fulu as const,
  }
}

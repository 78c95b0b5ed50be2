import { toHex } from '../hex.ts'
import type { BlockRecord, SlotRecord } from './types.ts'

/** Slots whose states are kept. They share most of their tree with their neighbours. */
export const keptStateSlots = 160

/** Everything produced so far; states only of the last slots, of what is not final, and of genesis. */
export type Store = {
  add(record: SlotRecord): void
  /** Drops states that are older than `keptStateSlots` and older than the finalized slot. */
  prune(finalizedSlot: number): void
  getSlot(slot: number): SlotRecord | undefined
  getByBlockRoot(root: Uint8Array | string): SlotRecord | undefined
  getByStateRoot(root: string): SlotRecord | undefined
  /** The block built on the given one, if any: there are no forks. */
  getChild(parentRoot: string): BlockRecord | undefined
}

export function createStore(): Store {
  const slots = new Map<number, SlotRecord>()
  const byBlockRoot = new Map<string, SlotRecord>()
  const byStateRoot = new Map<string, SlotRecord>()
  const children = new Map<string, BlockRecord>()
  let newest = 0
  let pruned = 0
  return {
    add: (record) => {
      newest = record.slot
      slots.set(record.slot, record)
      byStateRoot.set(toHex(record.stateRoot), record)
      if (!record.block) return
      byBlockRoot.set(toHex(record.block.root), record)
      children.set(toHex(record.block.header.parentRoot), record.block)
    },
    prune: (finalizedSlot) => {
      const end = Math.min(newest - keptStateSlots, finalizedSlot - 1)
      while (pruned < end) {
        pruned += 1
        const record = slots.get(pruned)
        if (record) record.state = null
      }
    },
    getSlot: (slot) => slots.get(slot),
    getByBlockRoot: (root) => byBlockRoot.get(typeof root === 'string' ? root : toHex(root)),
    getByStateRoot: (root) => byStateRoot.get(root),
    getChild: (parentRoot) => children.get(parentRoot),
  }
}

import type { BeaconConfig } from '@lodestar/config'
import type { CachedBeaconStateFulu } from '@lodestar/state-transition'
import type { fulu, phase0 } from '@lodestar/types'
import type { ExecutionLayer } from '../execution/executionLayer.ts'
import type { KeyRing } from './keyRing.ts'
import type { OperationPool } from './operationPool.ts'
import type { Store } from './store.ts'

export type State = CachedBeaconStateFulu

/** A block of the chain. */
export type BlockRecord = {
  slot: number
  root: Uint8Array
  header: phase0.BeaconBlockHeader
  /** null for the genesis block, which nobody signed. */
  signed: fulu.SignedBeaconBlock | null
}

/** What the chain knows about one slot. */
export type SlotRecord = {
  slot: number
  stateRoot: Uint8Array
  /** State after the slot; null once pruned. */
  state: State | null
  /** null for a missed slot. */
  block: BlockRecord | null
}

/** Told after each slot. */
export type SlotListener = (record: SlotRecord) => void

/** One canonical chain and all that is needed to extend it. */
export type Chain = {
  config: BeaconConfig
  execution: ExecutionLayer
  keys: KeyRing
  pool: OperationPool
  store: Store
  /** State after the last slot, missed slots included. */
  state: State
  /** Newest block. */
  head: BlockRecord
  /** Number of the newest execution block. */
  blockNumber: number
  /** Validators whose keys are held but not used. */
  offline: Set<number>
  listeners: Set<SlotListener>
}

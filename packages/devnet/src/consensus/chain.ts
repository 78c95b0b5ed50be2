import '../preset.ts'
import type { SecretKey } from '@chainsafe/blst'
import { ssz } from '@lodestar/types'
import type { ExecutionLayer } from '../execution/executionLayer.ts'
import type { Genesis } from './genesis.ts'
import { createKeyRing } from './keyRing.ts'
import { createOperations } from './operationPool.ts'
import { createStore } from './store.ts'
import type { BlockRecord, Chain } from './types.ts'

/** A chain at genesis. */
export function createChain(parameters: {
  genesis: Genesis
  execution: ExecutionLayer
  secrets: readonly SecretKey[]
}): Chain {
  const { genesis, execution, secrets } = parameters
  const { config, state } = genesis
  const stateRoot = state.hashTreeRoot()
  const header = { ...state.latestBlockHeader.toValue(), stateRoot }
  const root = ssz.phase0.BeaconBlockHeader.hashTreeRoot(header)
  const head: BlockRecord = { slot: 0, root, header, signed: null }
  const store = createStore()
  store.add({ slot: 0, stateRoot, state, block: head })
  return {
    config,
    execution,
    keys: createKeyRing(secrets),
    pool: createOperations(),
    store,
    state,
    head,
    blockNumber: 0,
    offline: new Set(),
    listeners: new Set(),
  }
}

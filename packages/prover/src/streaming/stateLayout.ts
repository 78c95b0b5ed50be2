import type { Preset } from '../beacon/getSpec.ts'
import { type Shape, sizeOf } from './shape.ts'

/** A list: its elements lie behind the fixed part, which holds a four-byte offset. */
export type ListShape = { element: Shape; limit: number }

/** The one field that is neither: a container with a byte list in it. */
export const PAYLOAD_HEADER = 'payload header'

export type StateField = {
  name: string
  /** Place in the fixed part, in bytes. */
  offset: number
  type: Shape | ListShape | typeof PAYLOAD_HEADER
}

export type StateLayout = {
  fields: readonly StateField[]
  /** Bytes of the fixed part; the first variable field begins behind it. */
  fixedBytes: number
}

export const CHECKPOINT: Shape = [8, 32]
export const ETH1_DATA: Shape = [32, 8, 32]
export const PENDING_DEPOSIT: Shape = [48, 32, 8, 96, 8]
export const VALIDATOR: Shape = [48, 32, 8, 1, 8, 8, 8, 8]
export const VALIDATOR_BYTES = sizeOf(VALIDATOR)

/** The Fulu BeaconState (consensus-specs, fulu/beacon-chain.md) in the sizes of a preset, as bytes lie in it. */
export function stateLayout(preset: Preset): StateLayout {
  const roots = preset.SLOTS_PER_HISTORICAL_ROOT * 32
  const syncCommittee: Shape = [Array<Shape>(preset.SYNC_COMMITTEE_SIZE).fill(48), 48]
  const votes = preset.EPOCHS_PER_ETH1_VOTING_PERIOD * preset.SLOTS_PER_EPOCH
  const registry = (element: Shape) => ({ element, limit: preset.VALIDATOR_REGISTRY_LIMIT })
  const types: [string, StateField['type']][] = [
    ['genesisTime', 8],
    ['genesisValidatorsRoot', 32],
    ['slot', 8],
    ['fork', [4, 4, 8]],
    ['latestBlockHeader', [8, 8, 32, 32, 32]],
    ['blockRoots', roots],
    ['stateRoots', roots],
    ['historicalRoots', { element: 32, limit: preset.HISTORICAL_ROOTS_LIMIT }],
    ['eth1Data', ETH1_DATA],
    ['eth1DataVotes', { element: ETH1_DATA, limit: votes }],
    ['eth1DepositIndex', 8],
    ['validators', registry(VALIDATOR)],
    ['balances', registry(8)],
    ['randaoMixes', preset.EPOCHS_PER_HISTORICAL_VECTOR * 32],
    ['slashings', preset.EPOCHS_PER_SLASHINGS_VECTOR * 8],
    ['previousEpochParticipation', registry(1)],
    ['currentEpochParticipation', registry(1)],
    ['justificationBits', 1],
    ['previousJustifiedCheckpoint', CHECKPOINT],
    ['currentJustifiedCheckpoint', CHECKPOINT],
    ['finalizedCheckpoint', CHECKPOINT],
    ['inactivityScores', registry(8)],
    ['currentSyncCommittee', syncCommittee],
    ['nextSyncCommittee', syncCommittee],
    ['latestExecutionPayloadHeader', PAYLOAD_HEADER],
    ['nextWithdrawalIndex', 8],
    ['nextWithdrawalValidatorIndex', 8],
    ['historicalSummaries', { element: [32, 32], limit: preset.HISTORICAL_ROOTS_LIMIT }],
    ['depositRequestsStartIndex', 8],
    ['depositBalanceToConsume', 8],
    ['exitBalanceToConsume', 8],
    ['earliestExitEpoch', 8],
    ['consolidationBalanceToConsume', 8],
    ['earliestConsolidationEpoch', 8],
    ['pendingDeposits', { element: PENDING_DEPOSIT, limit: preset.PENDING_DEPOSITS_LIMIT }],
    [
      'pendingPartialWithdrawals',
      { element: [8, 8, 8], limit: preset.PENDING_PARTIAL_WITHDRAWALS_LIMIT },
    ],
    ['pendingConsolidations', { element: [8, 8], limit: preset.PENDING_CONSOLIDATIONS_LIMIT }],
    ['proposerLookahead', (preset.MIN_SEED_LOOKAHEAD + 1) * preset.SLOTS_PER_EPOCH * 8],
  ]
  let fixedBytes = 0
  const fields = types.map(([name, type]) => {
    const field = { name, offset: fixedBytes, type }
    fixedBytes += isFixed(type) ? sizeOf(type) : OFFSET_BYTES
    return field
  })
  return { fields, fixedBytes }
}

export function isFixed(type: StateField['type']): type is Shape {
  return typeof type === 'number' || Array.isArray(type)
}

const OFFSET_BYTES = 4

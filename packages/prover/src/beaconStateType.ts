import {
  BitVectorType,
  BooleanType,
  ByteListType,
  ByteVectorType,
  ContainerNodeStructType,
  ContainerType,
  ListBasicType,
  ListCompositeType,
  UintBigintType,
  UintNumberType,
  VectorBasicType,
  VectorCompositeType,
} from '@chainsafe/ssz'
import type { Preset } from './beacon/getSpec.ts'

const Root = new ByteVectorType(32)
const Pubkey = new ByteVectorType(48)
const Signature = new ByteVectorType(96)
const Uint8 = new UintNumberType(1)
/** Slots, indices and gwei: below 2^53 on every chain there is. */
const Uint64 = new UintNumberType(8)
/** Epochs: far-future (2^64 - 1) is read as Infinity. */
const Epoch = new UintNumberType(8, { clipInfinity: true })
const BigUint64 = new UintBigintType(8)

export const BeaconBlockHeader = new ContainerType({
  slot: Uint64,
  proposerIndex: Uint64,
  parentRoot: Root,
  stateRoot: Root,
  bodyRoot: Root,
})

export const Validator = new ContainerNodeStructType({
  pubkey: Pubkey,
  withdrawalCredentials: Root,
  effectiveBalance: Uint64,
  slashed: new BooleanType(),
  activationEligibilityEpoch: Epoch,
  activationEpoch: Epoch,
  exitEpoch: Epoch,
  withdrawableEpoch: Epoch,
})

const Fork = new ContainerType({
  previousVersion: new ByteVectorType(4),
  currentVersion: new ByteVectorType(4),
  epoch: Uint64,
})
const Checkpoint = new ContainerType({ epoch: Uint64, root: Root })
const Eth1Data = new ContainerType({ depositRoot: Root, depositCount: Uint64, blockHash: Root })

const ExecutionPayloadHeader = new ContainerType({
  parentHash: Root,
  feeRecipient: new ByteVectorType(20),
  stateRoot: Root,
  receiptsRoot: Root,
  logsBloom: new ByteVectorType(256),
  prevRandao: Root,
  blockNumber: Uint64,
  gasLimit: Uint64,
  gasUsed: Uint64,
  timestamp: Uint64,
  extraData: new ByteListType(32),
  baseFeePerGas: new UintBigintType(32),
  blockHash: Root,
  transactionsRoot: Root,
  withdrawalsRoot: Root,
  blobGasUsed: BigUint64,
  excessBlobGas: BigUint64,
})

const PendingDeposit = new ContainerType({
  pubkey: Pubkey,
  withdrawalCredentials: Root,
  amount: Uint64,
  signature: Signature,
  slot: Uint64,
})
const PendingPartialWithdrawal = new ContainerType({
  validatorIndex: Uint64,
  amount: BigUint64,
  withdrawableEpoch: Epoch,
})
const PendingConsolidation = new ContainerType({ sourceIndex: Uint64, targetIndex: Uint64 })
const HistoricalSummary = new ContainerType({ blockSummaryRoot: Root, stateSummaryRoot: Root })

/** The Fulu BeaconState (consensus-specs, fulu/beacon-chain.md) in the sizes of a preset. */
export function fuluBeaconState(preset: Preset) {
  const limit = preset.VALIDATOR_REGISTRY_LIMIT
  const Participation = new ListBasicType(Uint8, limit)
  const SyncCommittee = new ContainerType({
    pubkeys: new VectorCompositeType(Pubkey, preset.SYNC_COMMITTEE_SIZE),
    aggregatePubkey: Pubkey,
  })
  const votes = preset.EPOCHS_PER_ETH1_VOTING_PERIOD * preset.SLOTS_PER_EPOCH
  const lookahead = (preset.MIN_SEED_LOOKAHEAD + 1) * preset.SLOTS_PER_EPOCH
  return new ContainerType({
    genesisTime: Uint64,
    genesisValidatorsRoot: Root,
    slot: Uint64,
    fork: Fork,
    latestBlockHeader: BeaconBlockHeader,
    blockRoots: new VectorCompositeType(Root, preset.SLOTS_PER_HISTORICAL_ROOT),
    stateRoots: new VectorCompositeType(Root, preset.SLOTS_PER_HISTORICAL_ROOT),
    historicalRoots: new ListCompositeType(Root, preset.HISTORICAL_ROOTS_LIMIT),
    eth1Data: Eth1Data,
    eth1DataVotes: new ListCompositeType(Eth1Data, votes),
    eth1DepositIndex: Uint64,
    validators: new ListCompositeType(Validator, limit),
    balances: new ListBasicType(Uint64, limit),
    randaoMixes: new VectorCompositeType(Root, preset.EPOCHS_PER_HISTORICAL_VECTOR),
    slashings: new VectorBasicType(BigUint64, preset.EPOCHS_PER_SLASHINGS_VECTOR),
    previousEpochParticipation: Participation,
    currentEpochParticipation: Participation,
    justificationBits: new BitVectorType(4),
    previousJustifiedCheckpoint: Checkpoint,
    currentJustifiedCheckpoint: Checkpoint,
    finalizedCheckpoint: Checkpoint,
    inactivityScores: new ListBasicType(Uint64, limit),
    currentSyncCommittee: SyncCommittee,
    nextSyncCommittee: SyncCommittee,
    latestExecutionPayloadHeader: ExecutionPayloadHeader,
    nextWithdrawalIndex: Uint64,
    nextWithdrawalValidatorIndex: Uint64,
    historicalSummaries: new ListCompositeType(HistoricalSummary, preset.HISTORICAL_ROOTS_LIMIT),
    depositRequestsStartIndex: BigUint64,
    depositBalanceToConsume: BigUint64,
    exitBalanceToConsume: BigUint64,
    earliestExitEpoch: Uint64,
    consolidationBalanceToConsume: BigUint64,
    earliestConsolidationEpoch: Uint64,
    pendingDeposits: new ListCompositeType(PendingDeposit, preset.PENDING_DEPOSITS_LIMIT),
    pendingPartialWithdrawals: new ListCompositeType(
      PendingPartialWithdrawal,
      preset.PENDING_PARTIAL_WITHDRAWALS_LIMIT,
    ),
    pendingConsolidations: new ListCompositeType(
      PendingConsolidation,
      preset.PENDING_CONSOLIDATIONS_LIMIT,
    ),
    proposerLookahead: new VectorBasicType(Uint64, lookahead),
  })
}

import '../preset.ts'
import { type BeaconConfig, type ChainForkConfig, createBeaconConfig } from '@lodestar/config'
import {
  EPOCHS_PER_HISTORICAL_VECTOR,
  ForkSeq,
  UNSET_DEPOSIT_REQUESTS_START_INDEX,
} from '@lodestar/params'
import {
  type BeaconStateFulu,
  computeActivationExitEpoch,
  computeEpochShuffling,
  computeProposerIndices,
  createCachedBeaconState,
  createPubkeyCache,
  getNextSyncCommittee,
} from '@lodestar/state-transition'
import { ssz } from '@lodestar/types'
import type { ExecutionBlock } from '../execution/block.ts'
import { fromHex } from '../hex.ts'
import { farFutureEpoch } from './config.ts'
import { createPayloadHeader } from './payload.ts'
import type { State } from './types.ts'

/** Gwei of each genesis validator: MAX_EFFECTIVE_BALANCE_ELECTRA. Large, so that a few slashings of small
 * validators do not look like a mass slashing. */
const genesisBalanceGwei = 2048e9

/** Withdrawal credentials of the genesis validators: 0x02, one address. Their rewards are swept there by one
 * write per slot. */
const genesisCredentials = fromHex(`0x02${'00'.repeat(11)}6e${'00'.repeat(18)}01`)

export type Genesis = { config: BeaconConfig; state: State }

/** A Fulu state at slot 0 whose validators are all active, built without deposits or fork upgrades. */
export function createGenesis(parameters: {
  config: ChainForkConfig
  /** Seconds. */
  genesisTime: number
  pubkeys: readonly Uint8Array[]
  executionGenesis: ExecutionBlock
}): Genesis {
  const state = createState(parameters)
  const config = createBeaconConfig(parameters.config, state.genesisValidatorsRoot)
  const pubkeyCache = createPubkeyCache()
  const draft = createCachedBeaconState(
    state,
    { config, pubkeyCache },
    { skipSyncCommitteeCache: true },
  )
  const { activeIndices } = draft.epochCtx.currentShuffling
  const increments = draft.epochCtx.effectiveBalanceIncrements
  const { syncCommittee } = getNextSyncCommittee(ForkSeq.fulu, draft, activeIndices, increments)
  draft.currentSyncCommittee = ssz.altair.SyncCommittee.toViewDU(syncCommittee)
  draft.nextSyncCommittee = ssz.altair.SyncCommittee.toViewDU(syncCommittee)
  // EIP-7917: the proposers of this epoch and the next.
  draft.proposerLookahead = ssz.fulu.ProposerLookahead.toViewDU(
    [0, 1].flatMap((epoch) => {
      const shuffling = computeEpochShuffling(draft, activeIndices, epoch)
      return computeProposerIndices(ForkSeq.fulu, draft, shuffling, epoch)
    }),
  )
  draft.commit()
  return { config, state: loadState(config, ssz.fulu.BeaconState.getViewDU(draft.node)) }
}

/** The state with fresh caches. */
export function loadState(config: BeaconConfig, state: BeaconStateFulu): State {
  const cached = createCachedBeaconState(state, { config, pubkeyCache: createPubkeyCache() })
  // The same object: lodestar's generic result lacks the fork's name only.
  return cached as State
}

function createState(parameters: Parameters<typeof createGenesis>[0]): BeaconStateFulu {
  const { config, genesisTime, pubkeys, executionGenesis } = parameters
  const state = ssz.fulu.BeaconState.defaultViewDU()
  const version = config.FULU_FORK_VERSION
  const blockHash = fromHex(executionGenesis.hash)
  const zeros = pubkeys.map(() => 0)
  state.genesisTime = genesisTime
  state.fork = ssz.phase0.Fork.toViewDU({
    previousVersion: version,
    currentVersion: version,
    epoch: 0,
  })
  state.latestBlockHeader = ssz.phase0.BeaconBlockHeader.toViewDU({
    ...ssz.phase0.BeaconBlockHeader.defaultValue(),
    bodyRoot: ssz.electra.BeaconBlockBody.hashTreeRoot(ssz.electra.BeaconBlockBody.defaultValue()),
  })
  state.eth1Data = ssz.phase0.Eth1Data.toViewDU({
    depositRoot: ssz.phase0.DepositDataRootList.hashTreeRoot([]),
    depositCount: 0n,
    blockHash,
  })
  state.randaoMixes = ssz.phase0.RandaoMixes.toViewDU(
    Array.from({ length: EPOCHS_PER_HISTORICAL_VECTOR }, () => blockHash),
  )
  state.validators = ssz.phase0.Validators.toViewDU(
    pubkeys.map((pubkey) => ({
      pubkey,
      withdrawalCredentials: genesisCredentials,
      effectiveBalance: genesisBalanceGwei,
      slashed: false,
      activationEligibilityEpoch: 0,
      activationEpoch: 0,
      exitEpoch: farFutureEpoch,
      withdrawableEpoch: farFutureEpoch,
    })),
  )
  state.balances = ssz.phase0.Balances.toViewDU(pubkeys.map(() => genesisBalanceGwei))
  state.previousEpochParticipation = ssz.altair.EpochParticipation.toViewDU(zeros)
  state.currentEpochParticipation = ssz.altair.EpochParticipation.toViewDU(zeros)
  state.inactivityScores = ssz.altair.InactivityScores.toViewDU(zeros)
  state.depositRequestsStartIndex = UNSET_DEPOSIT_REQUESTS_START_INDEX
  state.earliestExitEpoch = computeActivationExitEpoch(0)
  state.earliestConsolidationEpoch = computeActivationExitEpoch(0)
  state.latestExecutionPayloadHeader = ssz.deneb.ExecutionPayloadHeader.toViewDU(
    createPayloadHeader(executionGenesis),
  )
  state.genesisValidatorsRoot = state.validators.hashTreeRoot()
  state.commit()
  return state
}

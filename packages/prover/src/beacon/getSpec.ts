import { z } from 'zod'
import type { BeaconClient } from './createBeaconClient.ts'
import { Integer } from './fields.ts'
import { getData } from './request.ts'

const Spec = z.object({
  CONFIG_NAME: z.string(),
  DEPOSIT_CHAIN_ID: Integer,
  DEPOSIT_CONTRACT_ADDRESS: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .transform((text) => text as `0x${string}`),
  SECONDS_PER_SLOT: Integer,
  SHARD_COMMITTEE_PERIOD: Integer,
  SLOTS_PER_EPOCH: Integer,
  EPOCHS_PER_ETH1_VOTING_PERIOD: Integer,
  EPOCHS_PER_HISTORICAL_VECTOR: Integer,
  EPOCHS_PER_SLASHINGS_VECTOR: Integer,
  HISTORICAL_ROOTS_LIMIT: Integer,
  MIN_SEED_LOOKAHEAD: Integer,
  PENDING_CONSOLIDATIONS_LIMIT: Integer,
  PENDING_DEPOSITS_LIMIT: Integer,
  PENDING_PARTIAL_WITHDRAWALS_LIMIT: Integer,
  SLOTS_PER_HISTORICAL_ROOT: Integer,
  SYNC_COMMITTEE_SIZE: Integer,
  VALIDATOR_REGISTRY_LIMIT: Integer,
})

/** The chain's constants, under their names in the consensus specification. */
export type Spec = z.output<typeof Spec>

/** Those of them that size the BeaconState. */
export type Preset = Omit<
  Spec,
  | 'CONFIG_NAME'
  | 'DEPOSIT_CHAIN_ID'
  | 'DEPOSIT_CONTRACT_ADDRESS'
  | 'SECONDS_PER_SLOT'
  | 'SHARD_COMMITTEE_PERIOD'
>

/** GET /eth/v1/config/spec */
export async function getSpec(client: BeaconClient): Promise<Spec> {
  return getData(client, '/eth/v1/config/spec', Spec)
}

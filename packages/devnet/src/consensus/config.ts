import '../preset.ts'
import { type ChainConfig, type ChainForkConfig, createChainForkConfig } from '@lodestar/config'
import { mainnetChainConfig } from '@lodestar/config/configs'
import { ACTIVE_PRESET, SLOTS_PER_EPOCH } from '@lodestar/params'
import { DevnetError } from '../errors.ts'
import { addresses } from '../execution/addresses.ts'
import { fromHex } from '../hex.ts'
import { presetOverrides } from '../preset.ts'

/** Seconds per slot. */
export const secondsPerSlot = 12

/** lodestar's own value for the epoch 2^64-1 of the specification ("never"). */
export const farFutureEpoch = Number.POSITIVE_INFINITY

/** Chain configuration: Fulu from genesis, mainnet's rules, short delays so that a validator's life fits
 * into some hundred slots. */
export function createConfig(chainId: number, churnEther = 4096): ChainForkConfig {
  if (SLOTS_PER_EPOCH !== presetOverrides.SLOTS_PER_EPOCH) {
    throw new DevnetError(
      'import @limpid/devnet before any @lodestar package: its preset came too late',
    )
  }
  const overrides: Partial<ChainConfig> = {
    PRESET_BASE: ACTIVE_PRESET,
    CONFIG_NAME: 'limpid-devnet',
    GENESIS_FORK_VERSION: fromHex('0x10000038'),
    ALTAIR_FORK_VERSION: fromHex('0x20000038'),
    ALTAIR_FORK_EPOCH: 0,
    BELLATRIX_FORK_VERSION: fromHex('0x30000038'),
    BELLATRIX_FORK_EPOCH: 0,
    CAPELLA_FORK_VERSION: fromHex('0x40000038'),
    CAPELLA_FORK_EPOCH: 0,
    DENEB_FORK_VERSION: fromHex('0x50000038'),
    DENEB_FORK_EPOCH: 0,
    ELECTRA_FORK_VERSION: fromHex('0x60000038'),
    ELECTRA_FORK_EPOCH: 0,
    FULU_FORK_VERSION: fromHex('0x70000038'),
    FULU_FORK_EPOCH: 0,
    GLOAS_FORK_EPOCH: farFutureEpoch,
    HEZE_FORK_EPOCH: farFutureEpoch,
    BLOB_SCHEDULE: [],
    SECONDS_PER_SLOT: secondsPerSlot,
    SLOT_DURATION_MS: secondsPerSlot * 1000,
    MIN_GENESIS_ACTIVE_VALIDATOR_COUNT: 64,
    SHARD_COMMITTEE_PERIOD: 2,
    MIN_VALIDATOR_WITHDRAWABILITY_DELAY: 2,
    // Gwei per epoch. A consolidation needs the first above the second.
    MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: 8192e9,
    MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT: churnEther * 1e9,
    DEPOSIT_CHAIN_ID: chainId,
    DEPOSIT_NETWORK_ID: chainId,
    DEPOSIT_CONTRACT_ADDRESS: fromHex(addresses.depositContract),
  }
  return createChainForkConfig({ ...mainnetChainConfig, ...overrides })
}

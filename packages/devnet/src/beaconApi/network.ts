import '../preset.ts'
import type { routes } from '@lodestar/api'
import type { ApplicationMethods } from '@lodestar/api/server'
import { chainConfigToJson } from '@lodestar/config'
import * as params from '@lodestar/params'
import type { Chain } from '../consensus/types.ts'
import { toHex } from '../hex.ts'

/** Genesis of the chain. */
export function createGenesisMethods(
  chain: Chain,
): Pick<ApplicationMethods<routes.beacon.Endpoints>, 'getGenesis'> {
  return {
    getGenesis: async () => ({
      data: {
        genesisTime: chain.state.genesisTime,
        genesisValidatorsRoot: chain.config.genesisValidatorsRoot,
        genesisForkVersion: chain.config.GENESIS_FORK_VERSION,
      },
    }),
  }
}

/** Rules of the chain. */
export function createConfigMethods(chain: Chain): ApplicationMethods<routes.config.Endpoints> {
  const { config } = chain
  return {
    getSpec: async () => ({
      data: {
        ...readConstants(),
        ...params.presetToJson(params.activePreset),
        ...chainConfigToJson(config),
      },
    }),
    getDepositContract: async () => ({
      data: { chainId: config.DEPOSIT_CHAIN_ID, address: config.DEPOSIT_CONTRACT_ADDRESS },
    }),
    getForkSchedule: async () => ({
      data: config.forksAscendingEpochOrder
        .filter(({ epoch }) => Number.isFinite(epoch))
        .map(({ prevVersion, version, epoch }) => ({
          previousVersion: prevVersion,
          currentVersion: version,
          epoch,
        })),
    }),
  }
}

/** The specification's constants, written as the Beacon API writes them: bytes in hex, numbers in decimal. */
function readConstants(): Record<string, string> {
  const constants: Record<string, string> = {}
  for (const [name, value] of Object.entries(params)) {
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) continue
    if (value instanceof Uint8Array) constants[name] = toHex(value)
    if (typeof value === 'bigint') constants[name] = value.toString()
    if (typeof value === 'number') {
      constants[name] = Number.isFinite(value) ? value.toString() : farFuture
    }
  }
  return constants
}

/** 2^64 - 1, which lodestar keeps as Infinity. */
const farFuture = (2n ** 64n - 1n).toString()

/** State of the node itself: always in sync, because it is the chain. */
export function createNodeMethods(
  chain: Chain,
): Pick<
  ApplicationMethods<routes.node.Endpoints>,
  'getNodeVersion' | 'getHealth' | 'getSyncingStatus'
> {
  return {
    getNodeVersion: async () => ({ data: { version: 'limpid-devnet/0.1.0' } }),
    getHealth: async () => ({}),
    getSyncingStatus: async () => ({
      data: {
        headSlot: chain.head.slot,
        syncDistance: 0,
        isSyncing: false,
        isOptimistic: false,
        elOffline: false,
      },
    }),
  }
}

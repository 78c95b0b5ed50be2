import { hoodiGenesis } from '@ethereumjs/genesis/hoodi'
import { DevnetError } from '../errors.ts'
import { toQuantity, toWord } from '../hex.ts'
import { addresses } from './addresses.ts'

/** One account of a geth genesis file. */
export type GenesisAccount = {
  balance: string
  nonce?: string
  code?: string
  storage?: Record<string, string>
}

const predeployed = [
  addresses.beaconRoots,
  addresses.withdrawalRequests,
  addresses.consolidationRequests,
  addresses.historyStorage,
  addresses.depositContract,
]

/** Code and storage of the system contracts, as the genesis of hoodi has them (anvil has none of them
 * but EIP-2935). The deposit contract's 31 slots are its zero hashes. */
export function getPredeploys(): Record<string, GenesisAccount> {
  return Object.fromEntries(predeployed.map((address) => [address, readPredeploy(address)]))
}

function readPredeploy(address: `0x${string}`): GenesisAccount {
  const state = hoodiGenesis[address]
  if (!Array.isArray(state)) {
    throw new DevnetError(
      `@ethereumjs/genesis has no contract at ${address}: install version 10.1.3`,
    )
  }
  const [balance, code, storage, nonce] = state
  return {
    balance: toQuantity(BigInt(balance)),
    ...(code ? { code } : {}),
    nonce: toQuantity(BigInt(nonce ?? 1)),
    storage: Object.fromEntries(
      (storage ?? []).map(([key, value]) => [toWord(BigInt(key)), toWord(BigInt(value))]),
    ),
  }
}

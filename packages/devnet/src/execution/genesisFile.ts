import { toQuantity, toWord } from '../hex.ts'
import { type GenesisAccount, getPredeploys } from './predeploys.ts'

/** Block gas limit, as on mainnet. */
export const gasLimit = 60_000_000

/** First base fee, in wei. It floats from there: empty blocks lower it by an eighth each. */
const genesisBaseFee = 1_000_000_000n

/** Receiver of priority fees in every block. anvil can change it only by one more anvil_ call per slot, so
 * it stays constant; the payload's feeRecipient says the same. */
export const feeRecipient = '0xfee0000000000000000000000000000000000001'

export type GenesisFileParameters = {
  chainId: number
  /** Seconds; slot 0. */
  timestamp: number
  /** Address -> balance in wei. Balances enter the chain here, by transactions and by withdrawals only. */
  balances: Record<string, bigint>
}

/** geth genesis file for `anvil --init`: Osaka from block 0, system contracts, funded accounts. */
export function createGenesisFile(parameters: GenesisFileParameters) {
  const { chainId, timestamp, balances } = parameters
  const alloc: Record<string, GenesisAccount> = getPredeploys()
  for (const [address, wei] of Object.entries(balances))
    alloc[address] = { balance: toQuantity(wei) }
  return {
    config: {
      chainId,
      homesteadBlock: 0,
      eip150Block: 0,
      eip155Block: 0,
      eip158Block: 0,
      byzantiumBlock: 0,
      constantinopleBlock: 0,
      petersburgBlock: 0,
      istanbulBlock: 0,
      berlinBlock: 0,
      londonBlock: 0,
      mergeNetsplitBlock: 0,
      terminalTotalDifficulty: 0,
      terminalTotalDifficultyPassed: true,
      shanghaiTime: 0,
      cancunTime: 0,
      pragueTime: 0,
      osakaTime: 0,
    },
    nonce: '0x0',
    timestamp: toQuantity(timestamp),
    extraData: '0x',
    gasLimit: toQuantity(gasLimit),
    difficulty: '0x0',
    mixHash: toWord(0),
    coinbase: feeRecipient,
    baseFeePerGas: toQuantity(genesisBaseFee),
    alloc,
  }
}

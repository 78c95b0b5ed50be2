import { z } from 'zod'
import { paceSchema } from './beaconApi/devnetRoutes.ts'

const port = z.int().min(0).max(65535)

/** How to start a devnet. */
export const optionsSchema = z.strictObject({
  /** JSON-RPC port; 0 is any free one. */
  rpcPort: port.default(8545),
  /** Port of the Beacon API and the control routes; 0 is any free one. */
  beaconPort: port.default(5052),
  chainId: z.int().min(1).default(1337),
  /** All keys derive from it. */
  seed: z.string().min(1).default('limpid'),
  /** Keys beyond the 64 genesis validators for which the devnet attests once they are active. */
  extraValidators: z.int().min(0).max(1024).default(64),
  /** Funded execution accounts. */
  accounts: z.int().min(0).max(1000).default(20),
  /** Whole ETH per epoch that deposits may bring in, and as much again that exits may take out. Fulu has one
   * limit for both. */
  churn: z.int().min(1).max(8191).default(4096),
  /** Folder of the journal: a chain found there goes on, a new one is kept there. */
  dir: z.string().min(1).optional(),
  pace: paceSchema.default('wall'),
  /** Slots produced before the devnet is ready; after 32 an epoch is final. */
  slots: z.int().min(0).max(10_000).default(32),
  /** Timestamp of slot 0; with it a chain is the same on every run, block hashes and all. */
  genesisTime: z.int().min(0).optional(),
  /** Seconds between genesis and the start, so that no slot lies in the future. */
  genesisAge: z
    .int()
    .min(0)
    .default(3 * 3600),
})

export type DevnetOptions = z.input<typeof optionsSchema>
export type CompleteOptions = z.output<typeof optionsSchema>

import { z } from 'zod'
import { type BeaconClient, getData, Integer, Root } from './createBeaconClient.ts'

const Genesis = z.object({
  genesis_time: Integer,
  genesis_validators_root: Root,
  genesis_fork_version: z
    .string()
    .regex(/^0x[0-9a-f]{8}$/)
    .transform((text) => text as `0x${string}`),
})

export type Genesis = {
  /** Timestamp of slot 0, in seconds. */
  genesisTime: number
  genesisValidatorsRoot: `0x${string}`
  genesisForkVersion: `0x${string}`
}

/** GET /eth/v1/beacon/genesis */
export async function getGenesis(client: BeaconClient): Promise<Genesis> {
  const data = await getData(client, '/eth/v1/beacon/genesis', Genesis)
  return {
    genesisTime: data.genesis_time,
    genesisValidatorsRoot: data.genesis_validators_root,
    genesisForkVersion: data.genesis_fork_version,
  }
}

import type { Hex } from 'viem'
import { z } from 'zod'
import type { BeaconClient } from './createBeaconClient.ts'
import { ForkVersion, Integer, Root } from './fields.ts'
import { getData } from './request.ts'

const Genesis = z.object({
  genesis_time: Integer,
  genesis_validators_root: Root,
  genesis_fork_version: ForkVersion,
})

export type Genesis = {
  /** Timestamp of slot 0, in seconds. */
  genesisTime: number
  genesisValidatorsRoot: Hex
  genesisForkVersion: Hex
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

import type { BeaconClient } from './createBeaconClient.ts'
import { getSsz, type SszAnswer } from './request.ts'

/** GET /eth/v2/beacon/blocks/{block_id}, a signed block as SSZ: head, finalized, a slot or a block root. */
export async function getBlock(client: BeaconClient, blockId: string | number): Promise<SszAnswer> {
  return getSsz(client, `/eth/v2/beacon/blocks/${blockId}`)
}

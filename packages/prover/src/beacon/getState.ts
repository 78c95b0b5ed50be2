import type { BeaconClient } from './createBeaconClient.ts'
import { getSsz, type SszAnswer } from './request.ts'

/** GET /eth/v2/debug/beacon/states/{state_id} as SSZ: head, finalized, a slot or a state root. */
export async function getState(client: BeaconClient, stateId: string | number): Promise<SszAnswer> {
  return getSsz(client, `/eth/v2/debug/beacon/states/${stateId}`)
}

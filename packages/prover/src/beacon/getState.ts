import { ProverError } from '../errors.ts'
import { type BeaconClient, request } from './createBeaconClient.ts'

export type StateAnswer = {
  /** Name of the fork the bytes are in, like "fulu". */
  fork: string
  bytes: Uint8Array
}

/** GET /eth/v2/debug/beacon/states/{state_id} as SSZ: head, finalized, a slot or a state root. */
export async function getState(
  client: BeaconClient,
  stateId: string | number,
): Promise<StateAnswer> {
  const path = `/eth/v2/debug/beacon/states/${stateId}`
  const response = await request(client, path, 'application/octet-stream')
  const fork = response.headers.get('eth-consensus-version')
  if (fork === null) {
    throw new ProverError(`${client.url}${path} does not name its fork (Eth-Consensus-Version)`)
  }
  try {
    return { fork, bytes: new Uint8Array(await response.arrayBuffer()) }
  } catch (cause) {
    throw new ProverError(`${client.url}${path} broke off`, { cause, retryable: true })
  }
}

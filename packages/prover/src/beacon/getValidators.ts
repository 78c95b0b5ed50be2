import { z } from 'zod'
import type { BeaconClient } from './createBeaconClient.ts'
import { getData } from './request.ts'
import { toHint, type ValidatorHint, ValidatorSchema } from './validatorHint.ts'

/** A public key takes 101 characters of the URL; servers begin to refuse URLs of 8 kB. */
const IDS_PER_REQUEST = 64

/** GET /eth/v1/beacon/states/{state_id}/validators?id=...; ids the state does not know are left out. */
export async function getValidators(
  client: BeaconClient,
  stateId: string | number,
  ids: readonly (string | number)[],
): Promise<ValidatorHint[]> {
  const hints: ValidatorHint[] = []
  // Without ids the answer would be all of the chain's validators, so none are asked for in an empty request.
  for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
    const some = ids.slice(start, start + IDS_PER_REQUEST)
    const path = `/eth/v1/beacon/states/${stateId}/validators?${some.map((id) => `id=${id}`).join('&')}`
    hints.push(...(await getData(client, path, z.array(ValidatorSchema))).map(toHint))
  }
  return hints
}

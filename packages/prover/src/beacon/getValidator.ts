import type { BeaconClient } from './createBeaconClient.ts'
import { getData } from './request.ts'
import { toHint, type ValidatorHint, ValidatorSchema } from './validatorHint.ts'

/** GET /eth/v1/beacon/states/{state_id}/validators/{id}. @param id index or public key. @throws when it is unknown. */
export async function getValidator(
  client: BeaconClient,
  stateId: string | number,
  id: string | number,
): Promise<ValidatorHint> {
  const path = `/eth/v1/beacon/states/${stateId}/validators/${id}`
  return toHint(await getData(client, path, ValidatorSchema))
}

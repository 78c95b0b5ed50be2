import { z } from 'zod'
import { type BeaconClient, getData, Integer } from './createBeaconClient.ts'

/** An epoch as the API writes it; far-future does not fit a number and is Infinity. */
const Epoch = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => (text === '18446744073709551615' ? Number.POSITIVE_INFINITY : Number(text)))

const Validators = z.array(
  z.object({
    index: Integer,
    validator: z.object({
      pubkey: z
        .string()
        .regex(/^0x[0-9a-f]{96}$/)
        .transform((text) => text as `0x${string}`),
      activation_epoch: Epoch,
    }),
  }),
)

/** What a node says of a validator: a hint of what to prove, never a proof. */
export type ValidatorHint = {
  index: number
  pubkey: `0x${string}`
  /** Infinity while it is not set. */
  activationEpoch: number
}

/** GET /eth/v1/beacon/states/{state_id}/validators?id=...; ids the state does not know are left out. */
export async function getValidators(
  client: BeaconClient,
  stateId: string | number,
  ids: readonly (string | number)[],
): Promise<ValidatorHint[]> {
  // Without ids the answer would be all of the chain's validators.
  if (ids.length === 0) return []
  const path = `/eth/v1/beacon/states/${stateId}/validators?${ids.map((id) => `id=${id}`).join('&')}`
  const found = await getData(client, path, Validators)
  return found.map(({ index, validator: { pubkey, activation_epoch } }) => {
    return { index, pubkey, activationEpoch: activation_epoch }
  })
}

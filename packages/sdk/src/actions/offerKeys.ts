import { encodeFunctionData, type Hash } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'
import type { Offer } from '../types/offer.ts'

/**
 * Publishes keys for any keeper to fund; the chain stores nothing of it. Read them with `getOffers`.
 *
 * @throws BaseError OnlyOperator, UnknownOperator.
 *
 * @example
 * const signature = await signOffer(client, { deployment, pubkey, topUpEther: 32n, deadline })
 * await offerKeys(client, {
 *   deployment,
 *   offers: [{ operatorId, pubkey, topUpEther: 32n, deadline, signature }],
 * })
 */
export async function offerKeys(
  client: WriteClient,
  parameters: offerKeys.Parameters,
): Promise<Hash> {
  const { deployment, offers } = parameters
  const data = encodeFunctionData({ abi: operatorsAbi, functionName: 'offerKeys', args: [offers] })
  return send(client, { deployment, to: deployment.operators, data })
}

export declare namespace offerKeys {
  type Parameters = {
    deployment: Deployment
    /** Signed offers of the operator that calls, see `signOffer`. */
    offers: readonly Offer[]
  }
}

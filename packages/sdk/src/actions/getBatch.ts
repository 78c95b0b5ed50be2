import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns what a batch of redemptions holds.
 *
 * @example
 * const { assets } = await getBatch(client, { deployment, batch })
 * const isFunded = assets > 0n
 */
export async function getBatch(
  client: ReadClient,
  parameters: getBatch.Parameters,
): Promise<getBatch.ReturnType> {
  const { deployment, batch } = parameters
  const [shares, assets] = await decoded(
    readContract(client, {
      address: deployment.pool,
      abi: poolAbi,
      functionName: 'batch',
      args: [batch],
    }),
  )
  return { shares, assets }
}

export declare namespace getBatch {
  type Parameters = {
    deployment: Deployment
    /** Id of the batch, from `extractRedeemRequest`. */
    batch: bigint
  }
  type ReturnType = {
    /** All shares requested in it, 18 decimals; zero while it is open. */
    shares: bigint
    /** Wei they were funded with; zero until then. */
    assets: bigint
  }
}

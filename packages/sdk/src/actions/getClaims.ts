import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns the claims an owner holds on a batch, in shares with 18 decimals.
 *
 * @example
 * const shares = await getClaims(client, { deployment, owner, batch })
 */
export async function getClaims(
  client: ReadClient,
  parameters: getClaims.Parameters,
): Promise<bigint> {
  const { deployment, owner, batch } = parameters
  return decoded(
    readContract(client, {
      address: deployment.pool,
      abi: poolAbi,
      functionName: 'balanceOf',
      args: [owner, batch],
    }),
  )
}

export declare namespace getClaims {
  type Parameters = {
    deployment: Deployment
    owner: Address
    /** Id of the batch, from `extractRedeemRequest`. */
    batch: bigint
  }
}

import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns the shares an owner holds, 18 decimals; those it queued are not among them.
 *
 * @example
 * const shares = await getShares(client, { deployment, owner })
 */
export async function getShares(
  client: ReadClient,
  parameters: getShares.Parameters,
): Promise<bigint> {
  const { deployment, owner } = parameters
  return decoded(
    readContract(client, {
      address: deployment.pool,
      abi: poolAbi,
      functionName: 'balanceOf',
      args: [owner],
    }),
  )
}

export declare namespace getShares {
  type Parameters = {
    deployment: Deployment
    owner: Address
  }
}

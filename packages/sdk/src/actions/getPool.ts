import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns the pool's books: ether in wei, shares with 18 decimals.
 *
 * @example
 * const { idle, queuedAssets } = await getPool(client, { deployment })
 */
export async function getPool(
  client: ReadClient,
  parameters: getPool.Parameters,
): Promise<getPool.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const pool = { address: deployment.pool, abi: poolAbi, blockNumber } as const
  const [idle, claimable, supply, queuedShares, queuedAssets, openBatch] = await decoded(
    Promise.all([
      readContract(client, { ...pool, functionName: 'idle' }),
      readContract(client, { ...pool, functionName: 'claimable' }),
      readContract(client, { ...pool, functionName: 'totalSupply' }),
      readContract(client, { ...pool, functionName: 'queuedShares' }),
      readContract(client, { ...pool, functionName: 'queuedAssets' }),
      readContract(client, { ...pool, functionName: 'openBatch' }),
    ]),
  )
  return { idle, claimable, supply, queuedShares, queuedAssets, openBatch }
}

export declare namespace getPool {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = {
    /** Wei neither staked nor owed to claims. */
    idle: bigint
    /** Wei set aside for funded claims. */
    claimable: bigint
    /** All shares, those in the queue included. */
    supply: bigint
    /** Shares that wait to be funded. */
    queuedShares: bigint
    /** Wei they may ask for when their ether has come, rounded up. */
    queuedAssets: bigint
    /** Id of the batch that requests join now. */
    openBatch: bigint
  }
}

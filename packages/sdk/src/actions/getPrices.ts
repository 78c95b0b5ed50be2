import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decodeError } from '../errors/decodeError.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import type { ReadClient } from '../types/clients.ts'

/** Errors by which the pool says that nothing can be minted now. */
const NOT_MINTING: readonly string[] = ['PriceTooOld', 'NothingLeft']

/**
 * Returns the prices of a share, in wei per share, 1e18-scaled.
 *
 * @example
 * const { low, high, mintPrice } = await getPrices(client, { deployment })
 */
export async function getPrices(
  client: ReadClient,
  parameters: getPrices.Parameters,
): Promise<getPrices.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const pool = { address: deployment.pool, abi: poolAbi, blockNumber } as const
  const [low, high, pricedAt, mintPrice] = await decoded(
    Promise.all([
      readContract(client, { ...pool, functionName: 'low' }),
      readContract(client, { ...pool, functionName: 'high' }),
      readContract(client, { ...pool, functionName: 'pricedAt' }),
      readContract(client, { ...pool, functionName: 'mintPrice' }).catch(nullWhenNotMinting),
    ]),
  )
  return { low, high, pricedAt: Number(pricedAt), mintPrice }
}

function nullWhenNotMinting(error: unknown): null {
  const cause = decodeError(error)
  if (NOT_MINTING.includes(cause.name)) return null
  throw cause
}

export declare namespace getPrices {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = {
    /** What is proven: redemptions are paid at it. */
    low: bigint
    /** What everything that could be the pool's gives. */
    high: bigint
    /** Timestamp in seconds of the state the prices were proven from. */
    pricedAt: number
    /** What a minter pays for one share; null when the pool mints nothing now. */
    mintPrice: bigint | null
  }
}

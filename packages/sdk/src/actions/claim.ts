import { type Address, encodeFunctionData, type Hash } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Burns claims on a funded batch and pays their ether, rounded down. Read what was paid with `extractClaim`.
 *
 * @throws BaseError NotFunded, InsufficientBalance, ETHTransferFailed.
 *
 * @example
 * const hash = await claim(client, { deployment, batch, shares })
 * const receipt = await waitForTransactionReceipt(client, { hash })
 * const { assets } = extractClaim(receipt)
 */
export async function claim(client: WriteClient, parameters: claim.Parameters): Promise<Hash> {
  const { deployment, batch, shares, receiver = client.account.address } = parameters
  const data = encodeFunctionData({
    abi: poolAbi,
    functionName: 'claim',
    args: [batch, shares, receiver],
  })
  return send(client, { deployment, to: deployment.pool, data })
}

export declare namespace claim {
  type Parameters = {
    deployment: Deployment
    /** Id of the batch, from `extractRedeemRequest`. */
    batch: bigint
    /** Claims to burn, 18 decimals. */
    shares: bigint
    /** Who gets the ether; the account by default. */
    receiver?: Address | undefined
  }
}

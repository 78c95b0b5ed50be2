import { type Address, encodeFunctionData, type Hash } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Moves shares into the redemption queue and mints as many claims on the open batch. Final: they earn and lose until
 * a checkpoint funds the batch. Read the batch with `extractRedeemRequest`.
 *
 * @throws BaseError NoShares, BalanceTooLow, WrongReceiver.
 *
 * @example
 * const hash = await requestRedeem(client, { deployment, shares: parseEther('1') })
 * const receipt = await waitForTransactionReceipt(client, { hash })
 * const { batch } = extractRedeemRequest(receipt)
 */
export async function requestRedeem(
  client: WriteClient,
  parameters: requestRedeem.Parameters,
): Promise<Hash> {
  const { deployment, shares, receiver = client.account.address } = parameters
  const data = encodeFunctionData({
    abi: poolAbi,
    functionName: 'requestRedeem',
    args: [shares, receiver],
  })
  return send(client, { deployment, to: deployment.pool, data })
}

export declare namespace requestRedeem {
  type Parameters = {
    deployment: Deployment
    /** Shares to redeem, 18 decimals. */
    shares: bigint
    /** Who gets the claims; the account by default. */
    receiver?: Address | undefined
  }
}

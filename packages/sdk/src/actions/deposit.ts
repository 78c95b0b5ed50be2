import { type Address, encodeFunctionData, type Hash } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Mints shares for ether, at the mint price of the block it is mined in; shares round down.
 * Read what was minted with `extractDeposit`.
 *
 * @throws BaseError PriceTooOld, TooFewShares, WrongReceiver, NothingLeft.
 *
 * @example
 * const hash = await deposit(client, { deployment, assets: parseEther('1') })
 * const receipt = await waitForTransactionReceipt(client, { hash })
 * const { shares } = extractDeposit(receipt)
 */
export async function deposit(client: WriteClient, parameters: deposit.Parameters): Promise<Hash> {
  const { deployment, assets, receiver = client.account.address, minShares = 0n } = parameters
  const data = encodeFunctionData({
    abi: poolAbi,
    functionName: 'deposit',
    args: [receiver, minShares],
  })
  return send(client, { deployment, to: deployment.pool, data, value: assets })
}

export declare namespace deposit {
  type Parameters = {
    deployment: Deployment
    /** Wei to deposit. */
    assets: bigint
    /** Who gets the shares; the account by default. */
    receiver?: Address | undefined
    /** Least shares to accept, 18 decimals; any number above zero by default. */
    minShares?: bigint | undefined
  }
}

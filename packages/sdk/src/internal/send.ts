import type { Address, Hash, Hex } from 'viem'
import { call, sendTransaction } from 'viem/actions'
import type { Deployment } from '../deployment.ts'
import { BaseError } from '../errors/baseError.ts'
import type { WriteClient } from '../types/clients.ts'
import { decoded } from './decoded.ts'

/**
 * Simulates a call and, if it would succeed, sends it. Returns the transaction's hash without waiting for it.
 *
 * @throws BaseError decoded from the revert; or when client and deployment are on different chains.
 */
export async function send(client: WriteClient, parameters: send.Parameters): Promise<Hash> {
  const { deployment, to, data, value = 0n } = parameters
  if (client.chain.id !== deployment.chainId) {
    throw new BaseError(
      `The deployment is on chain ${deployment.chainId}, the client on ${client.chain.id}. ` +
        "Switch the client's chain.",
    )
  }
  const { account } = client
  await decoded(call(client, { account, to, data, value }))
  return decoded(sendTransaction(client, { to, data, value, chain: client.chain, account }))
}

export declare namespace send {
  type Parameters = {
    deployment: Deployment
    to: Address
    data: Hex
    /** Wei sent along. */
    value?: bigint
  }
}

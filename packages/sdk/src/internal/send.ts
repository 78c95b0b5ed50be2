import type { Address, Hash, Hex } from 'viem'
import { estimateGas, sendTransaction } from 'viem/actions'
import type { Deployment } from '../deployment.ts'
import { BaseError } from '../errors/baseError.ts'
import type { WriteClient } from '../types/clients.ts'
import { decoded } from './decoded.ts'

/** Percent of the estimate: others' transactions may change which slots are written first. */
const GAS_HEADROOM = 125n

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
  const { account, chain } = client
  // At the latest block, which exists: what a node makes up for the pending one need not have a beacon root.
  const blockTag = 'latest'
  const estimate = await decoded(estimateGas(client, { account, to, data, value, blockTag }))
  const gas = (estimate * GAS_HEADROOM) / 100n
  return decoded(sendTransaction(client, { to, data, value, gas, chain, account }))
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

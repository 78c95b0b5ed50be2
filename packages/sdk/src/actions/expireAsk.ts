import { encodeFunctionData, type Hash } from 'viem'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Gives up an ask the chain has not answered within 60 days: the validator may be asked again. Anyone may.
 *
 * @throws BaseError AskPending, NotAvailable.
 *
 * @example
 * await expireAsk(client, { deployment, index: 70 })
 */
export async function expireAsk(
  client: WriteClient,
  parameters: expireAsk.Parameters,
): Promise<Hash> {
  const { deployment, index } = parameters
  const data = encodeFunctionData({
    abi: validatorsAbi,
    functionName: 'expireAsk',
    args: [BigInt(index)],
  })
  return send(client, { deployment, to: deployment.validators, data })
}

export declare namespace expireAsk {
  type Parameters = {
    deployment: Deployment
    /** Validator index. */
    index: number
  }
}

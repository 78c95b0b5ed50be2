import { encodeFunctionData, type Hash } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Makes the account an operator and deploys its pod. Read both with `extractRegistered`.
 *
 * @example
 * const hash = await register(client, { deployment, bond: fundingRules.bondFor(32n) })
 * const receipt = await waitForTransactionReceipt(client, { hash })
 * const { operatorId, pod } = extractRegistered(receipt)
 */
export async function register(
  client: WriteClient,
  parameters: register.Parameters,
): Promise<Hash> {
  const { deployment, bond = 0n } = parameters
  const data = encodeFunctionData({ abi: operatorsAbi, functionName: 'register' })
  return send(client, { deployment, to: deployment.operators, data, value: bond })
}

export declare namespace register {
  type Parameters = {
    deployment: Deployment
    /** Wei of first bond; none by default. */
    bond?: bigint | undefined
  }
}

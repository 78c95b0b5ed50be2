import { encodeFunctionData, type Hash } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Adds ether to an operator's bond. Anyone may.
 *
 * @example
 * await postBond(client, { deployment, operatorId: 0n, assets: parseEther('4') })
 */
export async function postBond(
  client: WriteClient,
  parameters: postBond.Parameters,
): Promise<Hash> {
  const { deployment, operatorId, assets } = parameters
  const data = encodeFunctionData({
    abi: operatorsAbi,
    functionName: 'postBond',
    args: [operatorId],
  })
  return send(client, { deployment, to: deployment.operators, data, value: assets })
}

export declare namespace postBond {
  type Parameters = {
    deployment: Deployment
    operatorId: bigint
    /** Wei to add. */
    assets: bigint
  }
}

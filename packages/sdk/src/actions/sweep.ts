import { encodeFunctionData, type Hash } from 'viem'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Brings the ether a pod holds into the pool. Anyone may.
 *
 * @example
 * await sweep(client, { deployment, podId: 0n })
 */
export async function sweep(client: WriteClient, parameters: sweep.Parameters): Promise<Hash> {
  const { deployment, podId } = parameters
  const data = encodeFunctionData({ abi: validatorsAbi, functionName: 'sweep', args: [podId] })
  return send(client, { deployment, to: deployment.validators, data })
}

export declare namespace sweep {
  type Parameters = {
    deployment: Deployment
    /** Id of the pod, which is its operator's id. */
    podId: bigint
  }
}

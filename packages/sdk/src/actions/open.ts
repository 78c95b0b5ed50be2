import { encodeFunctionData, type Hash } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Opens a checkpoint: takes the snapshot and closes the batch of redemptions.
 *
 * @throws BaseError AlreadyOpen, TooEarly, NoBeaconRoot.
 *
 * @example
 * await open(client, { deployment })
 */
export async function open(client: WriteClient, parameters: open.Parameters): Promise<Hash> {
  const { deployment } = parameters
  const data = encodeFunctionData({ abi: checkpointsAbi, functionName: 'open' })
  return send(client, { deployment, to: deployment.checkpoints, data })
}

export declare namespace open {
  type Parameters = {
    deployment: Deployment
  }
}

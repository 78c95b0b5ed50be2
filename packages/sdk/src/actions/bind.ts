import { encodeFunctionData, type Hash, type Hex } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { BeaconHeader } from '../types/beaconHeader.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Proves which beacon state the open snapshot is about.
 *
 * @throws BaseError NotOpen, WrongHeader, SlotNotLater, WrongExecutionBlock and the errors of proofs.
 *
 * @example
 * await bind(client, { deployment, header, stream })
 */
export async function bind(client: WriteClient, parameters: bind.Parameters): Promise<Hash> {
  const { deployment, header, stream } = parameters
  const data = encodeFunctionData({
    abi: checkpointsAbi,
    functionName: 'bind',
    args: [header, stream],
  })
  return send(client, { deployment, to: deployment.checkpoints, data })
}

export declare namespace bind {
  type Parameters = {
    deployment: Deployment
    /** Beacon block header whose state the stream proves. */
    header: BeaconHeader
    /** Proof of the execution block hash in the state. */
    stream: Hex
  }
}

import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { BeaconHeader } from '../types/beaconHeader.ts'
import type { WriteClient } from '../types/clients.ts'
import type { Run } from '../types/run.ts'

/**
 * Binds the open snapshot, proves it and finalizes it, all in one transaction. It must fit into one: split larger pools
 * into `bind`, `prove` and `finalize`. Read the prices with `extractFinalized`.
 *
 * @throws BaseError as `bind`, `prove` and `finalize` do.
 *
 * @example
 * await checkpoint(client, {
 *   deployment,
 *   header,
 *   executionStream,
 *   runs: [{ run: EMPTY_RUN, stream }],
 *   final: { prover: client.account.address, run },
 * })
 */
export async function checkpoint(
  client: WriteClient,
  parameters: checkpoint.Parameters,
): Promise<Hash> {
  const { deployment } = parameters
  const data = encodeFunctionData({
    abi: checkpointsAbi,
    functionName: 'multicall',
    args: [encodeCheckpointCalls(parameters)],
  })
  return send(client, { deployment, to: deployment.checkpoints, data })
}

/** Calldata of each of the calls a checkpoint consists of, in order. */
export function encodeCheckpointCalls(
  parameters: Omit<checkpoint.Parameters, 'deployment'>,
): Hex[] {
  const { header, executionStream, runs, final } = parameters
  const abi = checkpointsAbi
  return [
    encodeFunctionData({ abi, functionName: 'bind', args: [header, executionStream] }),
    ...runs.map(({ run, stream }) =>
      encodeFunctionData({ abi, functionName: 'prove', args: [run, stream] }),
    ),
    encodeFunctionData({ abi, functionName: 'finalize', args: [final.prover, final.run] }),
  ]
}

export declare namespace checkpoint {
  type Parameters = {
    deployment: Deployment
    /** Beacon block header whose state the streams prove. */
    header: BeaconHeader
    /** Proof of the execution block hash in the state. */
    executionStream: Hex
    /** Parts of the account's run, upward; each with the run as it stands before it. None without validators. */
    runs: readonly { run: Run; stream: Hex }[]
    /** The complete run, as it stands after the last part. */
    final: { prover: Address; run: Run }
  }
}

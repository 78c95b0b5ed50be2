import { type Address, encodeFunctionData, type Hash } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'
import type { Run } from '../types/run.ts'

/**
 * Sets the prices from a complete run. Anyone may, for any prover. Read them with `extractFinalized`.
 *
 * @throws BaseError NotOpen, NotBound, Incomplete, WrongRun.
 *
 * @example
 * await finalize(client, { deployment, prover: client.account.address, run })
 */
export async function finalize(
  client: WriteClient,
  parameters: finalize.Parameters,
): Promise<Hash> {
  const { deployment, prover, run } = parameters
  const data = encodeFunctionData({
    abi: checkpointsAbi,
    functionName: 'finalize',
    args: [prover, run],
  })
  return send(client, { deployment, to: deployment.checkpoints, data })
}

export declare namespace finalize {
  type Parameters = {
    deployment: Deployment
    /** Whose run it is. */
    prover: Address
    /** As the last `extractProven` gave it; `EMPTY_RUN` when the pool has no validators. */
    run: Run
  }
}

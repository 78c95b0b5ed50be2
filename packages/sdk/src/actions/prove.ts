import { encodeFunctionData, type Hash, type Hex } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'
import type { Run } from '../types/run.ts'

/**
 * Extends the account's own run over the validators. Read the extended run with `extractProven`.
 *
 * @throws BaseError NotOpen, NotBound, WrongRun, NotUpward, NotFunded and the errors of proofs.
 *
 * @example
 * await prove(client, { deployment, run: EMPTY_RUN, stream })
 */
export async function prove(client: WriteClient, parameters: prove.Parameters): Promise<Hash> {
  const { deployment, run, stream } = parameters
  const data = encodeFunctionData({
    abi: checkpointsAbi,
    functionName: 'prove',
    args: [run, stream],
  })
  return send(client, { deployment, to: deployment.checkpoints, data })
}

export declare namespace prove {
  type Parameters = {
    deployment: Deployment
    /** As it stands: `EMPTY_RUN` to start, else from the last `extractProven`. */
    run: Run
    /** Validators proof of indices above those of the run. */
    stream: Hex
  }
}

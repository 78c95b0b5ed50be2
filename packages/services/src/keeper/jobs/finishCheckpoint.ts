import {
  buildExecutionBlockHashProof,
  buildValidatorsProof,
  getHeader,
  getState,
  type ProvableState,
  readState,
} from '@limpid/prover'
import {
  bind,
  checkpoint,
  checkpointsAbi,
  type Deployment,
  decodeError,
  EMPTY_RUN,
  encodeCheckpointCalls,
  finalize,
  prove,
  type Run,
} from '@limpid/sdk'
import { decodeFunctionResult, type Hash } from 'viem'
import type { Connection } from '../../common/connect.ts'
import type { View } from '../view.ts'

/** Validators proven in one transaction: at the worst spread of indices (828 bytes each) below 100 kB of calldata. */
const MOST_VALIDATORS = 120

/**
 * Takes the open snapshot one transaction further: all of it where that fits, else bind, then part after part, then
 * finalize. Where our run stands is read from the chain, so that a restart goes on where it was.
 */
export async function finishCheckpoint(
  connection: Connection,
  deployment: Deployment,
  view: View,
): Promise<Hash> {
  const { execution } = connection
  const { snapshot } = view.checkpoint
  const run = await readOwnRun(connection, deployment, view)
  const prover = execution.account.address
  if (run.count === snapshot.validators && snapshot.boundSlot !== 0) {
    return finalize(execution, { deployment, prover, run })
  }
  const { state, header } = await readSnapshotState(connection, view)
  const executionStream = buildExecutionBlockHashProof(state).stream
  const left = view.validators
    .map(({ index }) => index)
    .filter((index) => run.count === 0 || index > run.lastIndex)
  if (left.length > MOST_VALIDATORS) {
    if (snapshot.boundSlot === 0)
      return bind(execution, { deployment, header, stream: executionStream })
    const { stream } = buildValidatorsProof(state, left.slice(0, MOST_VALIDATORS))
    return prove(execution, { deployment, run, stream })
  }
  const runs = left.length === 0 ? [] : [{ run, stream: buildValidatorsProof(state, left).stream }]
  const calls = { header, executionStream, runs }
  const complete = await simulateRun(connection, deployment, calls)
  return checkpoint(execution, { deployment, ...calls, final: { prover, run: complete } })
}

/** The state the snapshot was taken of. */
async function readSnapshotState(
  { beacon, spec }: Connection,
  { checkpoint: { snapshot } }: View,
): Promise<{ state: ProvableState; header: Awaited<ReturnType<typeof getHeader>>['header'] }> {
  const { header, slot } = await getHeader(beacon, snapshot.beaconRoot)
  return { state: readState(await getState(beacon, slot), spec), header }
}

/** Our run in this snapshot as the last `Proven` event left it. */
async function readOwnRun(
  { execution }: Connection,
  deployment: Deployment,
  { checkpoint: { number, schedule } }: View,
): Promise<Run> {
  // An open snapshot is at most `expiry` slots old, and a slot has at most one block.
  const head = await execution.getBlockNumber({ cacheTime: 0 })
  const openedAfter = head - BigInt(schedule.expiry)
  const deployedAt = BigInt(deployment.block)
  const logs = await execution.getContractEvents({
    address: deployment.checkpoints,
    abi: checkpointsAbi,
    eventName: 'Proven',
    args: { number: BigInt(number), prover: execution.account.address },
    fromBlock: openedAfter > deployedAt ? openedAfter : deployedAt,
    toBlock: head,
    strict: true,
  })
  return logs.at(-1)?.args.run ?? EMPTY_RUN
}

/**
 * The complete run, by asking the contract itself: its sums depend on facts other provers may have left behind, so a
 * second implementation of the rule would only be another place to be wrong.
 */
async function simulateRun(
  { execution }: Connection,
  deployment: Deployment,
  calls: Pick<checkpoint.Parameters, 'header' | 'executionStream' | 'runs'>,
): Promise<Run> {
  if (calls.runs.length === 0) return EMPTY_RUN
  const unfinished = { prover: execution.account.address, run: EMPTY_RUN }
  const withoutFinalize = encodeCheckpointCalls({ ...calls, final: unfinished }).slice(0, -1)
  try {
    const { result } = await execution.simulateContract({
      address: deployment.checkpoints,
      abi: checkpointsAbi,
      functionName: 'multicall',
      args: [withoutFinalize],
    })
    const data = result.at(-1) ?? '0x'
    return decodeFunctionResult({ abi: checkpointsAbi, functionName: 'prove', data })
  } catch (error) {
    throw decodeError(error)
  }
}

import type { Hex } from 'viem'
import type { Preset } from '../beacon/getSpec.ts'
import { ProverError } from '../errors.ts'
import { gindicesOf } from '../gindices.ts'
import type { ProofSource } from '../proofSource.ts'
import { type OpenState, openState } from './openState.ts'
import { createSectionReader } from './sectionReader.ts'
import { stateLayout } from './stateLayout.ts'
import { createStreamedState } from './streamedState.ts'

/** A debug-state download while it arrives. A piece may be overwritten once the next is asked for. */
export type SszStream = {
  fork: string
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/**
 * Reads a state of any size in little memory: hashes it while it arrives and keeps only what proofs of these
 * validators need.
 * @param options.indices strictly increasing; these, or some of them, can be proven afterwards.
 * @param options.stateRoot as the block header gives it, where it is known: bytes of another state are refused.
 * @throws ProverError for an unknown fork, or bytes that are no state of it.
 */
export async function readStateStream(
  { fork, chunks }: SszStream,
  preset: Preset,
  options: { indices: readonly number[]; stateRoot?: Hex },
): Promise<ProofSource> {
  const gindices = gindicesOf(fork)
  const layout = stateLayout(preset)
  const opened: OpenState[] = []
  const reader = createSectionReader(layout.fixedBytes, (fixed) => {
    const state = openState(layout, fixed, options.indices)
    opened.push(state)
    return state.sections
  })
  for await (const chunk of chunks) reader.push(chunk)
  reader.finish()
  const [state] = opened
  if (state === undefined) throw new ProverError('the state has no fixed part')
  const source = createStreamedState(fork, gindices, state)
  if (options.stateRoot !== undefined && source.stateRoot !== options.stateRoot) {
    throw new ProverError(
      `the bytes are a state with root ${source.stateRoot}, not ${options.stateRoot}: ask again, or another node`,
    )
  }
  return source
}

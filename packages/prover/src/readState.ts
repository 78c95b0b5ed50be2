import { type Node, setHasher } from '@chainsafe/persistent-merkle-tree'
import { hasher } from '@chainsafe/persistent-merkle-tree/hasher/hashtree'
import { bytesToHex, type Hex } from 'viem'
import type { Preset } from './beacon/getSpec.ts'
import type { StateAnswer } from './beacon/getState.ts'
import { fuluBeaconState } from './beaconStateType.ts'
import { ProverError } from './errors.ts'
import { type Gindices, gindicesOf } from './gindices.ts'

// The native hasher; the library's default is six times slower.
setHasher(hasher)

type Fulu = ReturnType<typeof fuluBeaconState>

/** A beacon state whose parts can be proven. */
export type ProvableState = {
  readonly fork: string
  readonly gindices: Gindices
  /** The state's root, as its block header carries it. */
  readonly stateRoot: Hex
  readonly slot: number
  /** Number of validators; the list of balances is as long. */
  readonly length: number
  readonly view: ReturnType<Fulu['deserializeToViewDU']>
  readonly node: Node
}

/** Reads a debug-state download. @throws for an unknown fork or bytes that are no state of it. */
export function readState({ fork, bytes }: StateAnswer, preset: Preset): ProvableState {
  const gindices = gindicesOf(fork)
  try {
    const view = fuluBeaconState(preset).deserializeToViewDU(bytes)
    const stateRoot = bytesToHex(view.hashTreeRoot())
    const length = view.validators.length
    return { fork, gindices, stateRoot, slot: view.slot, length, view, node: view.node }
  } catch (cause) {
    throw new ProverError(`${bytes.length} bytes are no ${fork} state of this preset`, { cause })
  }
}

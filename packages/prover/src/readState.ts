import type { Node } from '@chainsafe/persistent-merkle-tree'
import { bytesToHex, type Hex } from 'viem'
import type { Preset } from './beacon/getSpec.ts'
import type { SszAnswer } from './beacon/request.ts'
import { fuluBeaconState } from './beaconStateType.ts'
import { ProverError } from './errors.ts'
import { type Gindices, gindicesOf } from './gindices.ts'
import { setNativeHasher } from './setNativeHasher.ts'

// Before the first state is read: the library hashes with what is set at that moment.
await setNativeHasher()

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
export function readState({ fork, bytes }: SszAnswer, preset: Preset): ProvableState {
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

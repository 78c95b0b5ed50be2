import { Tree } from '@chainsafe/persistent-merkle-tree'
import { bytesToHex } from 'viem'
import type { Preset } from './beacon/getSpec.ts'
import type { SszAnswer } from './beacon/request.ts'
import { fuluBeaconState } from './beaconStateType.ts'
import { ProverError } from './errors.ts'
import { factInView } from './factInView.ts'
import { type Gindices, gindicesOf } from './gindices.ts'
import type { ProofSource } from './proofSource.ts'
import { setNativeHasher } from './setNativeHasher.ts'

// Before the first state is read: the library hashes with what is set at that moment.
await setNativeHasher()

type Fulu = ReturnType<typeof fuluBeaconState>

/** A beacon state held whole: all of it can be proven. */
export type ProvableState = ProofSource & {
  readonly view: ReturnType<Fulu['deserializeToViewDU']>
}

/** Reads a debug-state download. @throws for an unknown fork or bytes that are no state of it. */
export function readState({ fork, bytes }: SszAnswer, preset: Preset): ProvableState {
  const gindices = gindicesOf(fork)
  try {
    const view = fuluBeaconState(preset).deserializeToViewDU(bytes)
    const stateRoot = bytesToHex(view.hashTreeRoot())
    const tree = new Tree(view.node)
    return {
      fork,
      gindices,
      stateRoot,
      slot: view.slot,
      length: view.validators.length,
      view,
      nodeAt: (gindex) => tree.getRoot(gindex),
      listNodesAt: (list, positions) =>
        Buffer.concat(
          positions.map(({ level, index }) => tree.getRoot(gindexIn(gindices, list, level, index))),
        ),
      pubkeyRootOf: (index) => tree.getRoot(gindexIn(gindices, 'validators', 0, index) * 8n),
      factOf: (index) => factInView(view, index),
      credentialsOf: (index) =>
        bytesToHex(view.validators.getReadonly(index).withdrawalCredentials),
    }
  } catch (cause) {
    throw new ProverError(`${bytes.length} bytes are no ${fork} state of this preset`, { cause })
  }
}

/** Generalized index of a node `level` above the leaves of a list (its left child is the data, its right the length). */
function gindexIn(
  gindices: Gindices,
  list: 'validators' | 'balances',
  level: number,
  index: number,
): bigint {
  const limit = list === 'validators' ? gindices.validatorsLimitDepth : gindices.balancesLimitDepth
  return ((gindices[list] * 2n) << BigInt(limit - level)) + BigInt(index)
}

import type { Hex } from 'viem'
import type { ValidatorFact } from './facts.ts'
import type { Gindices } from './gindices.ts'
import type { Position } from './planSiblings.ts'

/** A beacon state that proofs can be made from, whether it is held whole or was read as a stream. */
export type ProofSource = {
  readonly fork: string
  readonly gindices: Gindices
  /** The state's root, as its block header carries it. */
  readonly stateRoot: Hex
  readonly slot: number
  /** Number of validators; the list of balances is as long. */
  readonly length: number
  /** The 32-byte node at a generalized index outside of the lists. @throws when it is not at hand. */
  nodeAt(gindex: bigint): Uint8Array
  /** Nodes above the leaves of a list, 32 bytes each. @throws when one is not at hand. */
  listNodesAt(list: 'validators' | 'balances', positions: readonly Position[]): Uint8Array
  /** Root of a validator's public key. @throws when it is not at hand. */
  pubkeyRootOf(index: number): Uint8Array
  /** What the state says of a validator. @throws when it is not at hand. */
  factOf(index: number): ValidatorFact
  /** Withdrawal credentials of a validator. @throws when it is not at hand. */
  credentialsOf(index: number): Hex
}

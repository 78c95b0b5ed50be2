import { bytesToHex } from 'viem'
import { ProverError } from '../errors.ts'
import { FAR_FUTURE_EPOCH, type ValidatorFact } from '../facts.ts'
import type { Gindices } from '../gindices.ts'
import type { Position } from '../planSiblings.ts'
import type { ProofSource } from '../proofSource.ts'
import { hashPairs } from './hashPairs.ts'
import type { ListSink } from './listSink.ts'
import type { OpenState } from './openState.ts'
import { hashShape } from './shapeHasher.ts'

const FIELDS_DEPTH = 6
const FAR_FUTURE = 2n ** 64n - 1n
const GWEI_PER_ETHER = 1_000_000_000n
const PUBKEY_BYTES = 48

/** A state that was read to its end, as proofs see it. */
export function createStreamedState(
  fork: string,
  gindices: Gindices,
  state: OpenState,
): ProofSource {
  const top = hashFields(state.roots)
  const header = headerNodes(gindices.executionBlockHash, state.payloadHeader())

  const nodeAt = (gindex: bigint): Uint8Array => {
    const at = Number(gindex) * 32
    const node = header.get(gindex) ?? top.subarray(at, at + 32)
    if (node.length === 32) return node
    throw new ProverError(`node ${gindex} was not kept when the state was read`)
  }
  return {
    fork,
    gindices,
    stateRoot: bytesToHex(nodeAt(1n)),
    slot: state.slot,
    length: state.length,
    nodeAt,
    listNodesAt: (list, positions) => required(state[list], list, positions),
    pubkeyRootOf: (index) =>
      hashShape(PUBKEY_BYTES, state.records.recordOf(index).subarray(0, PUBKEY_BYTES)),
    factOf: (index) => readFact(index, state),
    credentialsOf: (index) => bytesToHex(state.records.recordOf(index).subarray(48, 80)),
  }
}

/** All nodes of the tree above the fields by generalized index, 32 bytes each. */
function hashFields(roots: Uint8Array): Uint8Array {
  const width = 2 ** FIELDS_DEPTH
  const nodes = new Uint8Array(2 * width * 32)
  nodes.set(roots, width * 32)
  for (let first = width / 2; first >= 1; first /= 2) {
    hashPairs(
      nodes.subarray(2 * first * 32, 4 * first * 32),
      nodes.subarray(first * 32, 2 * first * 32),
    )
  }
  return nodes
}

function headerNodes(
  gindex: bigint,
  { blockHash, siblings }: ReturnType<OpenState['payloadHeader']>,
): Map<bigint, Uint8Array> {
  const path = siblings.map((node, level): [bigint, Uint8Array] => [
    (gindex >> BigInt(level)) ^ 1n,
    node,
  ])
  return new Map([[gindex, blockHash], ...path])
}

function readFact(index: number, { records, balances }: OpenState): ValidatorFact {
  const record = records.recordOf(index)
  const view = new DataView(record.buffer, record.byteOffset, record.length)
  const effectiveBalanceGwei = view.getBigUint64(80, true)
  if (effectiveBalanceGwei % GWEI_PER_ETHER !== 0n) {
    throw new ProverError(
      `validator ${index} has an effective balance of ${effectiveBalanceGwei} gwei: no whole ether`,
    )
  }
  return {
    index,
    balanceGwei: readBalance(index, balances),
    effectiveBalanceEther: Number(effectiveBalanceGwei / GWEI_PER_ETHER),
    slashed: view.getUint8(88) === 1,
    activationEligibilityEpoch: epoch(view.getBigUint64(89, true)),
    activationEpoch: epoch(view.getBigUint64(97, true)),
    exitEpoch: epoch(view.getBigUint64(105, true)),
    withdrawableEpoch: epoch(view.getBigUint64(113, true)),
  }
}

function readBalance(index: number, balances: ListSink): bigint {
  const position = { level: 0, index: Math.floor(index / 4) }
  const chunk = required(balances, 'balances', [position])
  return new DataView(chunk.buffer, chunk.byteOffset, 32).getBigUint64((index % 4) * 8, true)
}

function required(list: ListSink, name: string, positions: readonly Position[]): Uint8Array {
  const nodes = list.tree.kept.get(positions)
  if (nodes !== undefined) return nodes
  throw new ProverError(`not all of these ${name} were asked for when the state was read`)
}

/** Four bytes in a record: an epoch that does not fit would be proven as another. */
function epoch(value: bigint): number {
  if (value === FAR_FUTURE) return FAR_FUTURE_EPOCH
  if (value < BigInt(FAR_FUTURE_EPOCH)) return Number(value)
  throw new ProverError(`epoch ${value} is too late for a record: no chain reaches it`)
}

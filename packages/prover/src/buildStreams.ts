import { bytesToHex, type Hex } from 'viem'
import { ProverError } from './errors.ts'
import type { ValidatorFact } from './facts.ts'
import { depthFor, planSiblings } from './planSiblings.ts'
import type { ProofSource } from './proofSource.ts'
import { readFacts } from './readFacts.ts'
import { requireIndices } from './requireIndices.ts'
import { createWriter, type Writer } from './streamWriter.ts'

/** Four balances share a 32-byte chunk. */
const BALANCES_PER_CHUNK = 4
/** The streams count validators in two bytes. */
const MOST_VALIDATORS = 0xffff

/** The execution block hash inside a state: the hash, then its siblings bottom-up. */
export function buildExecutionBlockHashProof(state: ProofSource): {
  stream: Hex
  blockHash: Hex
} {
  const leaf = state.gindices.executionBlockHash
  const writer = createWriter()
  writer.nodes(state.nodeAt(leaf))
  for (let gindex = leaf; gindex > 1n; gindex /= 2n) writer.nodes(state.nodeAt(gindex ^ 1n))
  return { stream: writer.end(), blockHash: bytesToHex(state.nodeAt(leaf)) }
}

/** Containers of validators (`ILayout.proveContainers`). @param indices strictly increasing. */
export function buildContainersProof(
  state: ProofSource,
  indices: readonly number[],
): { stream: Hex; facts: ValidatorFact[] } {
  requireProvable(state, indices)
  const facts = readFacts(state, indices)
  const depth = depthFor(state.length)
  const writer = createWriter()
  writer.integer(state.length, 8)
  writer.integer(indices.length, 2)
  writer.integer(depth, 1)
  for (const index of indices) writer.integer(index, 4)
  for (const fact of facts) writeRecord(writer, state, fact)
  writeSiblings(writer, state, 'validators', indices, depth)
  for (const gindex of state.gindices.containersTop) writer.nodes(state.nodeAt(gindex))
  return { stream: writer.end(), facts: facts.map((fact) => ({ ...fact, balanceGwei: 0n })) }
}

/** Containers and balances of validators (`ILayout.proveValidators`). @param indices strictly increasing. */
export function buildValidatorsProof(
  state: ProofSource,
  indices: readonly number[],
): { stream: Hex; facts: ValidatorFact[] } {
  requireProvable(state, indices)
  const facts = readFacts(state, indices)
  const validatorsDepth = depthFor(state.length)
  const balancesDepth = depthFor(Math.ceil(state.length / BALANCES_PER_CHUNK))
  const chunks = [...new Set(indices.map((index) => Math.floor(index / BALANCES_PER_CHUNK)))]
  const writer = createWriter()
  writer.integer(state.length, 8)
  writer.integer(indices.length, 2)
  writer.integer(validatorsDepth, 1)
  writer.integer(balancesDepth, 1)
  for (const index of indices) writer.integer(index, 4)
  writer.nodes(
    state.listNodesAt(
      'balances',
      chunks.map((index) => ({ level: 0, index })),
    ),
  )
  writeSiblings(writer, state, 'balances', chunks, balancesDepth)
  for (const fact of facts) writeRecord(writer, state, fact)
  writeSiblings(writer, state, 'validators', indices, validatorsDepth)
  for (const gindex of state.gindices.validatorsTop) writer.nodes(state.nodeAt(gindex))
  return { stream: writer.end(), facts }
}

/** 51 bytes a validator: pubkey root, effective balance in whole ether, slashed, four epochs. */
function writeRecord(writer: Writer, state: ProofSource, fact: ValidatorFact): void {
  writer.nodes(state.pubkeyRootOf(fact.index))
  writer.integer(fact.effectiveBalanceEther, 2)
  writer.integer(fact.slashed ? 1 : 0, 1)
  writer.integer(fact.activationEligibilityEpoch, 4)
  writer.integer(fact.activationEpoch, 4)
  writer.integer(fact.exitEpoch, 4)
  writer.integer(fact.withdrawableEpoch, 4)
}

function writeSiblings(
  writer: Writer,
  state: ProofSource,
  list: 'validators' | 'balances',
  leaves: readonly number[],
  depth: number,
): void {
  writer.nodes(state.listNodesAt(list, planSiblings(leaves, depth)))
}

function requireProvable({ length }: ProofSource, indices: readonly number[]): void {
  if (indices.length === 0) throw new ProverError('nothing to prove: name at least one validator')
  if (indices.length > MOST_VALIDATORS) {
    throw new ProverError(`${indices.length} validators are too many for one stream: split them`)
  }
  requireIndices(length, indices)
}

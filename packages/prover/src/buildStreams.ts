import { type Node, Tree } from '@chainsafe/persistent-merkle-tree'
import { bytesToHex, concat, type Hex, numberToHex } from 'viem'
import { ProverError } from './errors.ts'
import type { ValidatorFact } from './facts.ts'
import { depthFor, planSiblings } from './planSiblings.ts'
import { readFacts } from './readFacts.ts'
import type { ProvableState } from './readState.ts'

/** Four balances share a 32-byte chunk. */
const BALANCES_PER_CHUNK = 4
/** The streams count validators in two bytes. */
const MOST_VALIDATORS = 0xffff

/** The execution block hash inside a state: the hash, then its siblings bottom-up. */
export function buildExecutionBlockHashProof(state: ProvableState): {
  stream: Hex
  blockHash: Hex
} {
  const tree = new Tree(state.node)
  const gindex = state.gindices.executionBlockHash
  const blockHash = bytesToHex(tree.getRoot(gindex))
  const siblings = tree.getSingleProof(gindex).map((node) => bytesToHex(node))
  return { stream: concat([blockHash, ...siblings]), blockHash }
}

/** Containers of validators (`ILayout.proveContainers`). @param indices strictly increasing. */
export function buildContainersProof(
  state: ProvableState,
  indices: readonly number[],
): { stream: Hex; facts: ValidatorFact[] } {
  requireIndices(state, indices)
  const facts = readFacts(state, indices)
  const depth = depthFor(state.length)
  const stream = concat([
    numberToHex(state.length, { size: 8 }),
    numberToHex(indices.length, { size: 2 }),
    numberToHex(depth, { size: 1 }),
    ...indices.map((index) => numberToHex(index, { size: 4 })),
    ...records(state, facts),
    ...siblings(state, 'validators', indices, depth),
    ...nodes(state.node, state.gindices.containersTop),
  ])
  return { stream, facts: facts.map((fact) => ({ ...fact, balanceGwei: 0n })) }
}

/** Containers and balances of validators (`ILayout.proveValidators`). @param indices strictly increasing. */
export function buildValidatorsProof(
  state: ProvableState,
  indices: readonly number[],
): { stream: Hex; facts: ValidatorFact[] } {
  requireIndices(state, indices)
  const facts = readFacts(state, indices)
  const validatorsDepth = depthFor(state.length)
  const balancesDepth = depthFor(Math.ceil(state.length / BALANCES_PER_CHUNK))
  const chunks = [...new Set(indices.map((index) => Math.floor(index / BALANCES_PER_CHUNK)))]
  const chunkGindex = (chunk: number) => gindexOf(state, 'balances', 0, chunk)
  const stream = concat([
    numberToHex(state.length, { size: 8 }),
    numberToHex(indices.length, { size: 2 }),
    numberToHex(validatorsDepth, { size: 1 }),
    numberToHex(balancesDepth, { size: 1 }),
    ...indices.map((index) => numberToHex(index, { size: 4 })),
    ...nodes(state.node, chunks.map(chunkGindex)),
    ...siblings(state, 'balances', chunks, balancesDepth),
    ...records(state, facts),
    ...siblings(state, 'validators', indices, validatorsDepth),
    ...nodes(state.node, state.gindices.validatorsTop),
  ])
  return { stream, facts }
}

/** 51 bytes a validator: pubkey root, effective balance in whole ether, slashed, four epochs. */
function records(state: ProvableState, facts: readonly ValidatorFact[]): Hex[] {
  return facts.map((fact) => {
    const pubkeyGindex = gindexOf(state, 'validators', 0, fact.index) * 8n
    return concat([
      ...nodes(state.node, [pubkeyGindex]),
      numberToHex(fact.effectiveBalanceEther, { size: 2 }),
      numberToHex(fact.slashed ? 1 : 0, { size: 1 }),
      numberToHex(fact.activationEligibilityEpoch, { size: 4 }),
      numberToHex(fact.activationEpoch, { size: 4 }),
      numberToHex(fact.exitEpoch, { size: 4 }),
      numberToHex(fact.withdrawableEpoch, { size: 4 }),
    ])
  })
}

function siblings(
  state: ProvableState,
  list: 'validators' | 'balances',
  leaves: readonly number[],
  depth: number,
): Hex[] {
  const plan = planSiblings(leaves, depth)
  return nodes(
    state.node,
    plan.map(({ level, index }) => gindexOf(state, list, level, index)),
  )
}

/** Generalized index of a node `level` above the leaves of a list (its left child is the data, its right the length). */
function gindexOf(
  { gindices }: ProvableState,
  list: 'validators' | 'balances',
  level: number,
  index: number,
): bigint {
  const limit = list === 'validators' ? gindices.validatorsLimitDepth : gindices.balancesLimitDepth
  return ((gindices[list] * 2n) << BigInt(limit - level)) + BigInt(index)
}

function nodes(root: Node, gindices: readonly bigint[]): Hex[] {
  const tree = new Tree(root)
  return gindices.map((gindex) => bytesToHex(tree.getRoot(gindex)))
}

function requireIndices(state: ProvableState, indices: readonly number[]): void {
  if (indices.length === 0) throw new ProverError('nothing to prove: name at least one validator')
  if (indices.length > MOST_VALIDATORS) {
    throw new ProverError(`${indices.length} validators are too many for one stream: split them`)
  }
  let previous = -1
  for (const index of indices) {
    if (!Number.isSafeInteger(index) || index < 0) {
      throw new ProverError(`${index} is no validator's index: give whole numbers from 0`)
    }
    if (index <= previous) {
      throw new ProverError(
        `validator ${index} follows ${previous}: give strictly increasing indices`,
      )
    }
    if (index >= state.length) {
      throw new ProverError(`validator ${index} is not in the state, which has ${state.length}`)
    }
    previous = index
  }
}

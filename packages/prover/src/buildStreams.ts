import { bytesToHex, concat, type Hex, numberToHex } from 'viem'
import { ProverError } from './errors.ts'
import type { ValidatorFact } from './facts.ts'
import { depthFor, planSiblings } from './planSiblings.ts'
import type { ProofSource } from './proofSource.ts'
import { readFacts } from './readFacts.ts'
import { requireIndices } from './requireIndices.ts'

/** Four balances share a 32-byte chunk. */
const BALANCES_PER_CHUNK = 4
/** The streams count validators in two bytes. */
const MOST_VALIDATORS = 0xffff

/** The execution block hash inside a state: the hash, then its siblings bottom-up. */
export function buildExecutionBlockHashProof(state: ProofSource): {
  stream: Hex
  blockHash: Hex
} {
  const siblings: bigint[] = []
  const leaf = state.gindices.executionBlockHash
  for (let gindex = leaf; gindex > 1n; gindex /= 2n) siblings.push(gindex ^ 1n)
  const [blockHash = '0x', ...path] = nodes(state, [leaf, ...siblings])
  return { stream: concat([blockHash, ...path]), blockHash }
}

/** Containers of validators (`ILayout.proveContainers`). @param indices strictly increasing. */
export function buildContainersProof(
  state: ProofSource,
  indices: readonly number[],
): { stream: Hex; facts: ValidatorFact[] } {
  requireProvable(state, indices)
  const facts = readFacts(state, indices)
  const depth = depthFor(state.length)
  const stream = concat([
    numberToHex(state.length, { size: 8 }),
    numberToHex(indices.length, { size: 2 }),
    numberToHex(depth, { size: 1 }),
    ...indices.map((index) => numberToHex(index, { size: 4 })),
    ...records(state, facts),
    ...siblings(state, 'validators', indices, depth),
    ...nodes(state, state.gindices.containersTop),
  ])
  return { stream, facts: facts.map((fact) => ({ ...fact, balanceGwei: 0n })) }
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
  const chunkGindex = (chunk: number) => gindexOf(state, 'balances', 0, chunk)
  const stream = concat([
    numberToHex(state.length, { size: 8 }),
    numberToHex(indices.length, { size: 2 }),
    numberToHex(validatorsDepth, { size: 1 }),
    numberToHex(balancesDepth, { size: 1 }),
    ...indices.map((index) => numberToHex(index, { size: 4 })),
    ...nodes(state, chunks.map(chunkGindex)),
    ...siblings(state, 'balances', chunks, balancesDepth),
    ...records(state, facts),
    ...siblings(state, 'validators', indices, validatorsDepth),
    ...nodes(state, state.gindices.validatorsTop),
  ])
  return { stream, facts }
}

/** 51 bytes a validator: pubkey root, effective balance in whole ether, slashed, four epochs. */
function records(state: ProofSource, facts: readonly ValidatorFact[]): Hex[] {
  return facts.map((fact) => {
    const pubkeyGindex = gindexOf(state, 'validators', 0, fact.index) * 8n
    return concat([
      ...nodes(state, [pubkeyGindex]),
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
  state: ProofSource,
  list: 'validators' | 'balances',
  leaves: readonly number[],
  depth: number,
): Hex[] {
  const plan = planSiblings(leaves, depth)
  return nodes(
    state,
    plan.map(({ level, index }) => gindexOf(state, list, level, index)),
  )
}

/** Generalized index of a node `level` above the leaves of a list (its left child is the data, its right the length). */
function gindexOf(
  { gindices }: ProofSource,
  list: 'validators' | 'balances',
  level: number,
  index: number,
): bigint {
  const limit = list === 'validators' ? gindices.validatorsLimitDepth : gindices.balancesLimitDepth
  return ((gindices[list] * 2n) << BigInt(limit - level)) + BigInt(index)
}

function nodes(state: ProofSource, gindices: readonly bigint[]): Hex[] {
  return gindices.map((gindex) => bytesToHex(state.nodeAt(gindex)))
}

function requireProvable({ length }: ProofSource, indices: readonly number[]): void {
  if (indices.length === 0) throw new ProverError('nothing to prove: name at least one validator')
  if (indices.length > MOST_VALIDATORS) {
    throw new ProverError(`${indices.length} validators are too many for one stream: split them`)
  }
  requireIndices(length, indices)
}

import { bytesToHex, concat, type Hex, hexToBytes, numberToHex, pad, sha256 } from 'viem'
import { ProverError } from './errors.ts'
import { FAR_FUTURE_EPOCH, type ValidatorFact } from './facts.ts'
import { type Gindices, gindicesOf } from './gindices.ts'
import { createReader, type Reader } from './streamReader.ts'

/*
 * The mirror of contracts/src/layouts: what the contracts would accept, checked anywhere, in a browser too.
 * Each function throws where the contract reverts.
 */

type Proof = {
  fork: string
  stateRoot: Hex
  stream: Hex
}

/** @returns the execution block hash the state contains. */
export function verifyExecutionBlockHash({ fork, stateRoot, stream }: Proof): Hex {
  const reader = createReader(stream)
  const blockHash = reader.word()
  let node = blockHash
  for (let gindex = gindicesOf(fork).executionBlockHash; gindex > 1n; gindex /= 2n) {
    node = gindex % 2n === 0n ? pair(node, reader.word()) : pair(reader.word(), node)
  }
  finish(reader, node, stateRoot)
  return blockHash
}

/** @param credentials withdrawal credentials each container must have, in the order of the stream. */
export function verifyContainers(proof: Proof & { credentials: readonly Hex[] }): ValidatorFact[] {
  const gindices = gindicesOf(proof.fork)
  const reader = createReader(proof.stream)
  const length = reader.integer(8)
  const count = reader.integer(2)
  const depth = reader.integer(1)
  const indices = readIndices(reader, count, proof.credentials.length)
  const facts = indices.map(() => 0n)
  const [validators, proven] = readValidators(reader, indices, facts, proof.credentials, {
    depth,
    length,
    gindices,
  })
  let node = pair(reader.word(), validators) // 74, 75 -> 37
  node = pair(reader.word(), node) // 36, 37 -> 18
  node = pair(node, reader.word()) // 18, 19 -> 9
  finish(reader, top(reader, node), proof.stateRoot)
  return proven
}

/** @param credentials withdrawal credentials each container must have, in the order of the stream. */
export function verifyValidators(proof: Proof & { credentials: readonly Hex[] }): ValidatorFact[] {
  const gindices = gindicesOf(proof.fork)
  const reader = createReader(proof.stream)
  const length = reader.integer(8)
  const count = reader.integer(2)
  const depth = reader.integer(1)
  const balancesDepth = reader.integer(1)
  const indices = readIndices(reader, count, proof.credentials.length)

  const chunks = new Map<number, Hex>()
  for (const index of indices) {
    const chunk = Math.floor(index / 4)
    if (!chunks.has(chunk)) chunks.set(chunk, reader.word())
  }
  const balancesGwei = indices.map((index) => {
    const lane = (index % 4) * 8
    const bytes = hexToBytes(chunks.get(Math.floor(index / 4)) ?? '0x').slice(lane, lane + 8)
    return BigInt(bytesToHex(bytes.reverse()))
  })
  const balancesRoot = climb(
    reduce([...chunks], balancesDepth, reader),
    balancesDepth,
    gindices.balancesLimitDepth,
    length,
  )
  const [validators, proven] = readValidators(reader, indices, balancesGwei, proof.credentials, {
    depth,
    length,
    gindices,
  })
  let left = pair(reader.word(), validators) // 74, 75 -> 37
  let right = pair(balancesRoot, reader.word()) // 76, 77 -> 38
  left = pair(reader.word(), left) // 36, 37 -> 18
  right = pair(right, reader.word()) // 38, 39 -> 19
  finish(reader, top(reader, pair(left, right)), proof.stateRoot)
  return proven
}

function readIndices(reader: Reader, count: number, expected: number): number[] {
  if (count !== expected) {
    throw new ProverError(`the stream proves ${count} validators where ${expected} are expected`)
  }
  if (count === 0) throw new ProverError('the stream proves nobody')
  let previous = -1
  return Array.from({ length: count }, () => {
    const index = reader.integer(4)
    if (index <= previous) throw new ProverError(`validator ${index} follows ${previous}`)
    previous = index
    return index
  })
}

function readValidators(
  reader: Reader,
  indices: readonly number[],
  balancesGwei: readonly bigint[],
  credentials: readonly Hex[],
  tree: { depth: number; length: number; gindices: Gindices },
): [root: Hex, facts: ValidatorFact[]] {
  const leaves: [number, Hex][] = []
  const facts = indices.map((index, i): ValidatorFact => {
    const pubkeyRoot = reader.word()
    const effectiveBalanceEther = reader.integer(2)
    const slashed = reader.integer(1)
    const epochs = [reader.integer(4), reader.integer(4), reader.integer(4), reader.integer(4)]
    const [eligibility, activation, exit, withdrawable] = epochs.map(epochChunk)
    const balances = pair(
      chunk(BigInt(effectiveBalanceEther) * 1_000_000_000n),
      pad(numberToHex(slashed, { size: 1 }), { dir: 'right' }),
    )
    const identity = pair(pubkeyRoot, credentials[i] ?? '0x')
    const root = pair(
      pair(identity, balances),
      pair(pair(eligibility ?? '0x', activation ?? '0x'), pair(exit ?? '0x', withdrawable ?? '0x')),
    )
    leaves.push([index, root])
    return {
      index,
      balanceGwei: balancesGwei[i] ?? 0n,
      effectiveBalanceEther,
      slashed: slashed !== 0,
      activationEligibilityEpoch: epochs[0] ?? 0,
      activationEpoch: epochs[1] ?? 0,
      exitEpoch: epochs[2] ?? 0,
      withdrawableEpoch: epochs[3] ?? 0,
    }
  })
  const occupied = reduce(leaves, tree.depth, reader)
  return [climb(occupied, tree.depth, tree.gindices.validatorsLimitDepth, tree.length), facts]
}

/** Root of the occupied tree; siblings come from the stream as `planSiblings` orders them. */
function reduce(leaves: readonly (readonly [number, Hex])[], depth: number, reader: Reader): Hex {
  let known = leaves
  for (let level = 0; level < depth; level++) {
    const parents: [number, Hex][] = []
    for (let i = 0; i < known.length; i++) {
      const [index, node] = known[i] ?? [0, '0x']
      const next = known[i + 1]
      const parent = Math.floor(index / 2)
      if (index % 2 === 1) parents.push([parent, pair(reader.word(), node)])
      else if (next?.[0] === index + 1) {
        parents.push([parent, pair(node, next[1])])
        i++
      } else parents.push([parent, pair(node, reader.word())])
    }
    known = parents
  }
  const [index, root] = known[0] ?? [0, '0x']
  if (known.length !== 1 || index !== 0) {
    throw new ProverError(`a position lies outside the occupied tree of depth ${depth}`)
  }
  return root
}

/** From the occupied depth to the list's limit with zero subtrees, then the length mixed in. */
function climb(root: Hex, depth: number, limitDepth: number, length: number): Hex {
  if (depth > limitDepth) {
    throw new ProverError(`depth ${depth} is below the elements of a list of depth ${limitDepth}`)
  }
  let node = root
  for (let level = depth; level < limitDepth; level++) node = pair(node, ZERO_HASHES[level] ?? '0x')
  return pair(node, chunk(BigInt(length)))
}

/** From generalized index 9 to the root, with the siblings 8, 5 and 3. */
function top(reader: Reader, nine: Hex): Hex {
  const four = pair(reader.word(), nine)
  const two = pair(four, reader.word())
  return pair(two, reader.word())
}

function finish(reader: Reader, computed: Hex, expected: Hex): void {
  reader.end()
  if (computed !== expected) {
    throw new ProverError(`the proof leads to ${computed}, not to the state root ${expected}`)
  }
}

function pair(left: Hex, right: Hex): Hex {
  return sha256(concat([left, right]))
}

/** A uint64 as an SSZ chunk: little-endian, zeros behind. */
function chunk(value: bigint): Hex {
  const bytes = hexToBytes(numberToHex(value, { size: 8 })).reverse()
  return pad(bytesToHex(bytes), { dir: 'right' })
}

function epochChunk(epoch: number): Hex {
  return chunk(epoch === FAR_FUTURE_EPOCH ? 2n ** 64n - 1n : BigInt(epoch))
}

/** Roots of all-zero trees by depth. */
const ZERO_HASHES: readonly Hex[] = Array.from({ length: 40 }).reduce<Hex[]>(
  (hashes) => {
    const last = hashes[hashes.length - 1] ?? '0x'
    hashes.push(pair(last, last))
    return hashes
  },
  [pad('0x')],
)

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { bytesToHex, concat, type Hex, hexToBytes, numberToHex, slice } from 'viem'
import {
  buildContainersProof,
  buildExecutionBlockHashProof,
  buildValidatorsProof,
} from './buildStreams.ts'
import { readCredentials, readFacts } from './readFacts.ts'
import { readState } from './readState.ts'
import { SMALL_PRESET, syntheticState } from './testing/syntheticState.ts'
import { verifyContainers, verifyExecutionBlockHash, verifyValidators } from './verifyStreams.ts'

const states = new Map(
  [
    1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 129, 255, 256, 257, 1_023, 1_024, 1_025,
  ].map((length) => [length, readState(syntheticState(length, length), SMALL_PRESET)]),
)
const anyState = fc.constantFrom(...states.values())
/** A state and some of its validators. */
const anyProof = anyState.chain((state) =>
  fc
    .uniqueArray(fc.nat(state.length - 1), { minLength: 1, maxLength: 40 })
    .map((chosen) => ({ state, indices: chosen.sort((a, b) => a - b) })),
)
/** Both streams of the same three validators, with the bytes before their indices. */
function proofsOf65() {
  const state = states.get(65)
  assert.ok(state)
  const { fork, stateRoot } = state
  const indices = [3, 4, 40]
  const credentials = indices.map((index) => readCredentials(state, index))
  const given = { fork, stateRoot, indices, credentials }
  const { stream: containers } = buildContainersProof(state, indices)
  const { stream: validators } = buildValidatorsProof(state, indices)
  return [
    { ...given, stream: containers, verify: verifyContainers, headBytes: 11 },
    { ...given, stream: validators, verify: verifyValidators, headBytes: 12 },
  ]
}
const RUNS = { numRuns: 60, seed: 7 }

test("property: proofs of any validators of any state verify with the state's own facts", () => {
  fc.assert(
    fc.property(anyProof, ({ state, indices }) => {
      const { fork, stateRoot } = state
      const credentials = indices.map((index) => readCredentials(state, index))
      const expected = readFacts(state, indices)
      const { stream } = buildValidatorsProof(state, indices)
      assert.deepEqual(verifyValidators({ fork, stateRoot, credentials, stream }), expected)
      const containers = buildContainersProof(state, indices)
      assert.deepEqual(
        verifyContainers({ fork, stateRoot, credentials, stream: containers.stream }),
        expected.map((fact) => ({ ...fact, balanceGwei: 0n })),
      )
    }),
    RUNS,
  )
})

test('property: no changed, shortened or lengthened stream verifies', () => {
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant('append' as const), at: fc.nat(), bit: fc.nat(7) }),
  )
  fc.assert(
    fc.property(anyProof, damage, ({ state, indices }, { kind, at, bit }) => {
      const { fork, stateRoot } = state
      const credentials = indices.map((index) => readCredentials(state, index))
      for (const [build, verify] of [
        [buildValidatorsProof, verifyValidators],
        [buildContainersProof, verifyContainers],
      ] as const) {
        const { stream } = build(state, indices)
        const bytes = hexToBytes(stream)
        const position = at % bytes.length
        bytes[position] = (bytes[position] ?? 0) ^ (1 << bit)
        const damaged: Hex = {
          flip: bytesToHex(bytes),
          cut: position === 0 ? ('0x' as const) : slice(stream, 0, position),
          append: concat([stream, '0x00']),
        }[kind]
        assert.throws(
          () => verify({ fork, stateRoot, credentials, stream: damaged }),
          { name: 'ProverError' },
          `${kind} at ${position}`,
        )
      }
    }),
    { ...RUNS, numRuns: 300 },
  )
})

test('error: foreign credentials, another state, another count', () => {
  const state = states.get(65)
  assert.ok(state)
  const { fork, stateRoot } = state
  const indices = [3, 4, 40]
  const credentials = indices.map((index) => readCredentials(state, index))
  const { stream } = buildValidatorsProof(state, indices)
  assert.equal(verifyValidators({ fork, stateRoot, credentials, stream }).length, 3)
  const foreign = [...credentials.slice(0, 2), readCredentials(state, 41)]
  const other = states.get(64)?.stateRoot ?? '0x'
  const wrongRoot = /not to the state root/
  assert.throws(
    () => verifyValidators({ fork, stateRoot, credentials: foreign, stream }),
    wrongRoot,
  )
  assert.throws(() => verifyValidators({ fork, stateRoot: other, credentials, stream }), wrongRoot)
  assert.throws(
    () => verifyValidators({ fork, stateRoot, credentials: credentials.slice(1), stream }),
    /proves 3 validators where 2 are expected/,
  )
})

test('error: indices in the stream that do not increase', () => {
  for (const { indices, verify, stream, credentials, ...at } of proofsOf65()) {
    const { fork, stateRoot, headBytes } = at
    const withIndices = (changed: number[]): Hex =>
      concat([
        slice(stream, 0, headBytes),
        ...changed.map((index) => numberToHex(index, { size: 4 })),
        slice(stream, headBytes + 4 * indices.length),
      ])
    const verifying = (changed: number[]) => () =>
      verify({ fork, stateRoot, credentials, stream: withIndices(changed) })
    assert.deepEqual(
      verifying(indices)().map(({ index }) => index),
      indices,
    )
    assert.throws(verifying([4, 3, 40]), /validator 3 follows 4/, 'swapped')
    assert.throws(verifying([3, 3, 40]), /validator 3 follows 3/, 'repeated')
    assert.throws(verifying([3, 4, 41]), { name: 'ProverError' }, 'another neighbour')
    assert.throws(verifying([3, 4, 40 + 128]), { name: 'ProverError' }, 'beyond the depth')
  }
})

test('error: a depth that is not the one of the list', () => {
  for (const { verify, stream, credentials, fork, stateRoot } of proofsOf65()) {
    const withDepth = (depth: number): Hex =>
      concat([slice(stream, 0, 10), numberToHex(depth, { size: 1 }), slice(stream, 11)])
    for (const depth of [0, 1, 6, 8, 40, 41, 255]) {
      assert.throws(
        () => verify({ fork, stateRoot, credentials, stream: withDepth(depth) }),
        { name: 'ProverError' },
        `depth ${depth}`,
      )
    }
  }
})

test('error: a list said to be deeper than it is, with the siblings that takes', () => {
  // A record is the root of eight fields: one level deeper, its parts would pass for elements.
  const state = states.get(1)
  assert.ok(state)
  const { fork, stateRoot } = state
  const credentials = [readCredentials(state, 0)]
  const { stream } = buildContainersProof(state, [0])
  const record = 11 + 4 + 51
  const deeper = concat([
    slice(stream, 0, 10),
    '0x29',
    slice(stream, 11, record),
    `0x${'00'.repeat(32 * 41)}`,
    slice(stream, record),
  ])
  assert.throws(
    () => verifyContainers({ fork, stateRoot, credentials, stream: deeper }),
    /depth 41 is below the elements of a list of depth 40/,
  )
})

test('error: indices that do not increase or do not exist', () => {
  const state = states.get(5)
  assert.ok(state)
  assert.throws(() => buildValidatorsProof(state, []), /nothing to prove/)
  assert.throws(() => buildValidatorsProof(state, [2, 2]), /strictly increasing/)
  assert.throws(() => buildContainersProof(state, [3, 1]), /strictly increasing/)
  assert.throws(() => buildContainersProof(state, [5]), /not in the state/)
  assert.throws(() => buildContainersProof(state, [-1]), /whole numbers from 0/)
  assert.throws(() => buildContainersProof(state, [0.5]), /whole numbers from 0/)
  const many = Array.from({ length: 65_536 }, (_, index) => index)
  assert.throws(() => buildContainersProof(state, many), /too many for one stream/)
})

test('default: the execution block hash', () => {
  for (const state of states.values()) {
    const { fork, stateRoot } = state
    const { stream, blockHash } = buildExecutionBlockHashProof(state)
    assert.equal(blockHash, bytesToHex(state.view.latestExecutionPayloadHeader.blockHash))
    assert.equal(verifyExecutionBlockHash({ fork, stateRoot, stream }), blockHash)
    const bytes = hexToBytes(stream)
    bytes[0] = (bytes[0] ?? 0) ^ 1
    assert.throws(
      () => verifyExecutionBlockHash({ fork, stateRoot, stream: bytesToHex(bytes) }),
      /not to the state root/,
    )
  }
})

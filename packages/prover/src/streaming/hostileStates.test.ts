import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readState } from '../readState.ts'
import { SMALL_PRESET, syntheticState } from '../testing/syntheticState.ts'
import { readStateStream } from './readStateStream.ts'
import { isFixed, stateLayout } from './stateLayout.ts'

const { fork, bytes: honest } = syntheticState(37, 37)
const { stateRoot } = readState({ fork, bytes: honest }, SMALL_PRESET)
const { fields, fixedBytes } = stateLayout(SMALL_PRESET)
const lists = fields.filter(({ type }) => !isFixed(type))
const indices = [0, 5, 36]

/** Reads in pieces, and gives the error instead of throwing it. */
async function read(bytes: Uint8Array, options: { stateRoot?: `0x${string}` } = {}) {
  const chunks = [bytes.subarray(0, 7_000), bytes.subarray(7_000, 7_001), bytes.subarray(7_001)]
  try {
    return await readStateStream({ fork, chunks }, SMALL_PRESET, { indices, ...options })
  } catch (error) {
    return error
  }
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await read(bytes, { stateRoot })
  assert.ok(error instanceof Error && error.name === 'ProverError', String(error))
  return error.message
}

function withOffset(name: string, change: (offset: number) => number): Uint8Array {
  const at = fields.find((field) => field.name === name)?.offset
  assert.ok(at !== undefined, name)
  const bytes = Uint8Array.from(honest)
  const view = new DataView(bytes.buffer)
  view.setUint32(at, change(view.getUint32(at, true)), true)
  return bytes
}

test('default: the honest state is read', async () => {
  const state = await read(honest, { stateRoot })
  assert.ok(!(state instanceof Error), String(state))
})

test('property: no changed byte leads to the root', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(honest.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, mask) => {
        const bytes = Uint8Array.from(honest)
        bytes[at] = (bytes[at] ?? 0) ^ mask
        assert.match(await refusal(bytes), /\w/, `byte ${at}`)
      },
    ),
    { numRuns: 400, seed: 7 },
  )
})

test('property: an offset that was moved is refused', async () => {
  const anyList = fc.constantFrom(...lists.map(({ name }) => name))
  const anyOffset = fc.oneof(fc.nat(2 * honest.length), fc.nat(0xffffffff), fc.constant(0))
  await fc.assert(
    fc.asyncProperty(anyList, anyOffset, async (name, offset) => {
      const bytes = withOffset(name, (before) => (offset === before ? before + 1 : offset))
      assert.match(await refusal(bytes), /\w/, `${name} at ${offset}`)
    }),
    { numRuns: 400, seed: 7 },
  )
})

test('property: a state cut short or with bytes behind it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(honest.length - 1),
      fc.integer({ min: 1, max: 9_000 }),
      async (cut, more) => {
        assert.match(
          await refusal(honest.subarray(0, cut)),
          /ends after|no list|root/,
          `cut at ${cut}`,
        )
        const longer = new Uint8Array(honest.length + more)
        longer.set(honest)
        assert.match(await refusal(longer), /no list|root/, `${more} bytes more`)
      },
    ),
    { numRuns: 150, seed: 7 },
  )
})

test('property: without a known root, what is accepted is what the library accepts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...lists.map(({ name }) => name)),
      fc.integer({ min: -400, max: 400 }),
      async (name, shift) => {
        const bytes = withOffset(name, (before) => before + shift)
        const state = await read(bytes)
        if (state instanceof Error) {
          assert.equal(state.name, 'ProverError', String(state))
          return
        }
        const accepted = state as Awaited<ReturnType<typeof readStateStream>>
        assert.equal(accepted.stateRoot, readState({ fork, bytes }, SMALL_PRESET).stateRoot, name)
      },
    ),
    { numRuns: 200, seed: 7 },
  )
})

test('error: each kind says what is wrong', async () => {
  assert.match(await refusal(withOffset('historicalRoots', (at) => at + 1)), /its lists begin at/)
  assert.match(
    await refusal(withOffset('validators', () => 0)),
    /no eth1DataVotes of a state takes -/,
  )
  assert.match(
    await refusal(withOffset('balances', (at) => at + 1)),
    /no validators of a state takes/,
  )
  assert.match(
    await refusal(withOffset('balances', (at) => at - 121)),
    /no balances of a state takes|not as many balances as validators/,
  )
  assert.match(
    await refusal(withOffset('historicalSummaries', (at) => at + 64)),
    /no latestExecutionPayloadHeader of a state takes 648 bytes|648/,
  )
  assert.match(await refusal(new Uint8Array()), /ends after 0 bytes, within its fixed part/)
  assert.match(await refusal(honest.subarray(0, fixedBytes)), /within validators/)
  assert.match(await refusal(honest.subarray(0, honest.length - 1)), /ends after/)
  const bits = fields.find(({ name }) => name === 'justificationBits')?.offset ?? 0
  const bytes = Uint8Array.from(honest)
  bytes[bits] = 0x10
  assert.match(await refusal(bytes), /more than four justification bits/)
})

test('error: a list that never ends', async () => {
  let pieces = 0
  function* endless(): Iterable<Uint8Array> {
    yield honest
    for (;;) {
      pieces++
      yield new Uint8Array(65_536)
    }
  }
  await assert.rejects(
    () => readStateStream({ fork, chunks: endless() }, SMALL_PRESET, { indices }),
    /no list of up to 262144 elements/,
  )
  assert.ok(pieces < 100, `${pieces} pieces were read`)
})

test('error: unknown fork, indices the state has not, a node that was not asked for', async () => {
  const read = (options: { indices: number[] }, name = fork) =>
    readStateStream({ fork: name, chunks: [honest] }, SMALL_PRESET, options)
  await assert.rejects(() => read({ indices }, 'gloas'), /no layout for fork/)
  await assert.rejects(() => read({ indices: [37] }), /not in the state, which has 37/)
  await assert.rejects(() => read({ indices: [5, 5] }), /strictly increasing/)
  const state = await read({ indices })
  assert.throws(() => state.factOf(6), /validator 6 was not asked for/)
  assert.throws(
    () => state.listNodesAt('validators', [{ level: 0, index: 20 }]),
    /not all of these validators were asked for/,
  )
  assert.throws(() => state.nodeAt(75n * 4n), /node 300 was not kept/)
})

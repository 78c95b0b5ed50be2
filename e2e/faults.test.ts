import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type FlakyRpc, startFlakyRpc } from './src/processes/startFlakyRpc.ts'
import type { Narrator } from './src/story/narrator.ts'
import type { StoryReport } from './src/story/report.ts'
import { tellStory } from './src/story/tellStory.ts'
import { createWorld, type World, type WorldOptions } from './src/world.ts'

/* The story under faults: the same chain, the same people, and what came of it compared to the wei. */

const silent: Narrator = { chapter: () => undefined, say: () => undefined }
/** Any time in the past: with the same genesis two runs are the same, block hashes and all. */
const GENESIS_TIME = 1_790_000_000

async function play(
  options: Omit<WorldOptions, 'seed'> = {},
  hurt: (world: World) => void = () => undefined,
): Promise<StoryReport> {
  const world = await createWorld({ seed: 'faults', genesisTime: GENESIS_TIME, ...options })
  try {
    hurt(world)
    return (await tellStory(world, silent)).report
  } finally {
    await world.close()
  }
}

/** What came of it for everybody. Roots and gas differ with the calldata's zero bytes, from one run to the next. */
function outcome({ ok, slots, validators, holders, checkpoints }: StoryReport) {
  const prices = checkpoints.map(({ slot, low, high, truth }) => ({ slot, low, high, truth }))
  return { ok, slots, validators, holders, prices }
}

let calm: ReturnType<typeof outcome>

before(async () => {
  calm = outcome(await play())
  assert.equal(calm.ok, true)
})

test('a keeper killed after every transaction it sends loses nothing and does nothing twice', async () => {
  let kills = 0
  const hurt = await play({}, (world) => {
    let sent = 0
    world.onSlot(async () => {
      // Sent and not yet mined: the moment at which a keeper with a memory would lose it.
      const address = world.keeper
      const count = await world.client.getTransactionCount({ address, blockTag: 'pending' })
      if (count === sent) return
      sent = count
      kills += 1
      await world.crashKeeper()
    })
  })
  assert.ok(kills >= 10, `killed ${kills} times`)
  assert.deepEqual(outcome(hurt), calm)
})

test('a second keeper racing for every transaction changes nothing for anybody', async () => {
  assert.deepEqual(outcome(await play({ keepers: 2 })), calm)
})

test('an RPC that fails one request in five only takes more requests', async () => {
  let rpc: FlakyRpc | undefined
  const flaky = await play({
    keeperRpcUrl: async (rpcUrl) => {
      rpc = await startFlakyRpc(rpcUrl, 5)
      return rpc.url
    },
  })
  rpc?.close()
  const failures = rpc?.failures() ?? 0
  assert.ok(failures > 100, `failed ${failures} times`)
  assert.deepEqual(outcome(flaky), calm)
})

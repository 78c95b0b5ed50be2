import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Narrator } from './src/story/narrator.ts'
import type { StoryReport } from './src/story/report.ts'
import { tellStory } from './src/story/tellStory.ts'
import { createWorld, type World } from './src/world.ts'

/* The story under faults: the same chain, the same people, and what came of it compared to the wei. */

const silent: Narrator = { chapter: () => undefined, say: () => undefined }
/** Any time in the past: the same genesis makes two runs comparable, block hashes and all. */
const GENESIS_TIME = 1_790_000_000

async function play(hurt: (world: World) => void): Promise<StoryReport> {
  const world = await createWorld({ seed: 'faults', genesisTime: GENESIS_TIME })
  try {
    hurt(world)
    return (await tellStory(world, silent)).report
  } finally {
    await world.close()
  }
}

/** All of a report that does not depend on the machine. */
const outcome = ({ seconds: _, ...rest }: StoryReport) => rest

test('a keeper killed after every transaction it sends loses nothing and does nothing twice', async () => {
  const calm = await play(() => undefined)
  let kills = 0
  const hurt = await play((world) => {
    let sent = 0
    world.onSlot(async () => {
      const { keeper } = world
      // Sent and not yet mined: the moment at which a keeper with a memory would lose it.
      const count = await world.client.getTransactionCount({ address: keeper, blockTag: 'pending' })
      if (count === sent) return
      sent = count
      kills += 1
      await world.crashKeeper()
    })
  })
  assert.ok(kills >= 10, `killed ${kills} times`)
  assert.deepEqual(outcome(hurt), outcome(calm))
})

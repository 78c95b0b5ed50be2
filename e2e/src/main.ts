import { once } from 'node:events'
import { readOptions, USAGE } from './options.ts'
import { createNarrator } from './story/narrator.ts'
import { summarize } from './story/summary.ts'
import { tellStory } from './story/tellStory.ts'
import { createWorld, type World } from './world.ts'

/** `npm start`: plays the story, then keeps the chain running for wallets until Ctrl-C. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const startedAt = Date.now()
  const world = await createWorld(options)
  try {
    await Promise.race([play(world, options, startedAt, stopped), stopped])
  } finally {
    await world.close()
  }
}

async function play(
  world: World,
  options: { exit: boolean; json: boolean },
  startedAt: number,
  stopped: Promise<unknown>,
): Promise<void> {
  const narrator = createNarrator(startedAt)
  const { deployment, report } = await tellStory(world, narrator, startedAt)
  if (!report.ok) process.exitCode = 1
  process.stdout.write(`${options.json ? JSON.stringify(report) : `\n${summarize(report)}`}\n`)
  if (options.exit) return

  await world.devnet.setPace('wall')
  narrator.chapter('The chain goes on, a slot every 12 seconds, until Ctrl-C')
  narrator.say(`JSON-RPC    ${world.devnet.rpcUrl} (chain ${world.devnet.chainId})`)
  narrator.say(`Beacon API  ${world.devnet.beaconUrl}`)
  for (const name of ['pool', 'validators', 'operators', 'checkpoints'] as const) {
    narrator.say(`${name.padEnd(12)}${deployment[name]}`)
  }
  await stopped
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

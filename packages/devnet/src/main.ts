#!/usr/bin/env -S node --import tsx
import './preset.ts'
import { parseCommandLine, usage } from './commandLine.ts'
import { startDevnet } from './devnet.ts'

/** Signals that end the devnet in order. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

try {
  await run(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`limpid-devnet: ${message.replaceAll('\n', ' ')}\n`)
  process.exit(1)
}

/** Runs until a signal; throws what ended it otherwise. */
async function run(args: string[]): Promise<void> {
  const { options, json, help } = parseCommandLine(args)
  if (help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const stopped = new Promise<'signal'>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve('signal'))
  })
  const starting = startDevnet(options)
  const first = await Promise.race([starting, stopped])
  const devnet = first === 'signal' ? await starting : first
  if (first !== 'signal') {
    const { rpcUrl, beaconUrl, chainId, genesisTime, position } = devnet
    const ready = { rpcUrl, beaconUrl, chainId, genesisTime, slot: position().slot }
    const text = `ready: JSON-RPC ${rpcUrl} (chain ${chainId}), Beacon API ${beaconUrl}, slot ${ready.slot}`
    process.stdout.write(`${json ? JSON.stringify(ready) : text}\n`)
  }
  const end = await Promise.race([stopped, devnet.failed])
  await devnet.close()
  if (end !== 'signal') throw end
  process.exit(0)
}

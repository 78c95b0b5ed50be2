import { parseCommandLine, usage } from './commandLine.ts'

/** Signals that end the devnet in order. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs a devnet until a signal comes; throws what ended it otherwise. */
export async function run(args: string[]): Promise<void> {
  const { options, json, help } = parseCommandLine(args)
  if (help) {
    process.stdout.write(`${usage}\n`)
    return
  }
  const stopped = new Promise<null>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(null))
  })
  // Loaded here: a wrong argument is answered without the second that the libraries take.
  const { startDevnet } = await import('./devnet.ts')
  const devnet = await startDevnet(options)
  const { rpcUrl, beaconUrl, chainId, genesisTime } = devnet
  const { slot } = devnet.position()
  const ready = { rpcUrl, beaconUrl, chainId, genesisTime, slot }
  const text = `ready: JSON-RPC ${rpcUrl} (chain ${chainId}), Beacon API ${beaconUrl}, slot ${slot}`
  process.stdout.write(`${json ? JSON.stringify(ready) : text}\n`)
  const failure = await Promise.race([stopped, devnet.failed])
  await devnet.close()
  if (failure) throw failure
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

const readySchema = z.strictObject({
  rpcUrl: z.url(),
  beaconUrl: z.url(),
  chainId: z.int(),
  genesisTime: z.int(),
  slot: z.int(),
})
export type Ready = z.infer<typeof readySchema>

export type Bin = Ready & {
  child: ChildProcess
  /** Ends the bin with the signal, if it still runs; resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the bin on free ports, without wall time, and waits until it is ready. */
export async function startBin(...args: string[]): Promise<Bin> {
  const child = spawnBin(['--rpc-port', '0', '--beacon-port', '0', '--pace', 'manual', ...args])
  const [line] = await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the bin ended with ${code}`))),
  ])
  const ready = readySchema.parse(JSON.parse(String(line)))
  const ended = once(child, 'exit')
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    const [code] = await ended
    return code
  }
  return { ...ready, child, stop }
}

/** Runs the bin to its end: exit code and what it printed. */
export async function runBin(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawnBin(args, environment)
  const texts = { stdout: '', stderr: '' }
  child.stdout?.on('data', (chunk) => {
    texts.stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    texts.stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, ...texts }
}

function spawnBin(args: string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', main, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
}

/** Folders of this devnet that are still there: anvil's genesis, socket and states. */
export function listRunFolders(pid = 0): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`limpid-devnet-${pid}-`))
}

/** Process ids of the anvils that a devnet started, by the folder in their arguments (Linux). */
export function listAnvils(pid = 0): string[] {
  return readdirSync('/proc').filter((entry) => {
    const [binary = '', ...args] = readCommand(entry)
    return binary.endsWith('anvil') && args.some((arg) => arg.includes(`limpid-devnet-${pid}-`))
  })
}

function readCommand(entry: string): string[] {
  try {
    return readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0')
  } catch {
    // No process, or one that has just ended.
    return []
  }
}

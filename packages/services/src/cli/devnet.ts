import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The devnet's own bin; it is started as a process, never imported: it brings a whole consensus client. */
const DEVNET = fileURLToPath(new URL('../../../devnet/src/main.ts', import.meta.url))

/** Runs the devnet with these arguments until it ends; Ctrl-C and SIGTERM reach it. */
export async function runDevnet(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', DEVNET, ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  process.exitCode = typeof code === 'number' ? code : 1
}

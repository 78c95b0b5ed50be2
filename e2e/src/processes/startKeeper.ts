import type { Devnet } from './startDevnet.ts'
import { type Process, startProcess } from './startProcess.ts'

/** The keeper as a process: two URLs, the addresses, a key file, and nothing else. */
export type Keeper = {
  readonly process: Process
  /** Waits until the keeper has handled this head slot, so that the chain never runs away from it. */
  handled(slot: number): Promise<void>
}

/** Milliseconds between two looks at the keeper's health; the keeper itself polls as often. */
const POLL_MS = 5
const PATIENCE_MS = 20_000

export async function startKeeper(options: startKeeper.Options): Promise<Keeper> {
  const { devnet, executionUrl, deploymentFile, keyFile } = options
  const child = startProcess('packages/services/src/cli/main.ts', [
    'keeper',
    ...['--execution', executionUrl, '--beacon', devnet.beaconUrl],
    ...['--deployment', deploymentFile, '--key', keyFile],
    ...['--port', '0', '--poll', String(POLL_MS)],
  ])
  const { healthUrl } = JSON.parse(await child.firstLine) as { healthUrl: string }
  return {
    process: child,
    async handled(slot) {
      const deadline = Date.now() + PATIENCE_MS
      for (;;) {
        const response = await fetch(healthUrl)
        const health = (await response.json()) as { slot: number | null }
        if (health.slot !== null && health.slot >= slot) return
        if (Date.now() > deadline) {
          throw new Error(`the keeper is stuck before slot ${slot}:\n${child.log().slice(-4_000)}`)
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      }
    },
  }
}

export declare namespace startKeeper {
  type Options = { devnet: Devnet; executionUrl: string; deploymentFile: string; keyFile: string }
}

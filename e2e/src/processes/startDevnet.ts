import { type Process, startProcess } from './startProcess.ts'

/** The devnet as a process, driven over its control API. */
export type Devnet = {
  readonly process: Process
  readonly rpcUrl: string
  readonly beaconUrl: string
  readonly chainId: number
  /** Timestamp of slot 0, in seconds. */
  readonly genesisTime: number
  readonly seed: string
  /** Produces slots now; answers with the head slot. */
  advance(slots: number): Promise<number>
  setPace(mode: 'manual' | 'wall'): Promise<void>
  /** JSON-RPC methods called since the start, by who called them. */
  methods(): Promise<{ driver: Record<string, number>; client: Record<string, number> }>
}

export async function startDevnet(options: startDevnet.Options): Promise<Devnet> {
  const { seed, genesisTime, rpcPort = 0, beaconPort = 0 } = options
  const child = startProcess('packages/devnet/src/main.ts', [
    ...['--json', '--pace', 'manual', '--seed', seed],
    ...(genesisTime === undefined ? [] : ['--genesis-time', String(genesisTime)]),
    ...['--rpc-port', String(rpcPort), '--beacon-port', String(beaconPort)],
  ])
  const ready = JSON.parse(await child.firstLine) as Pick<
    Devnet,
    'rpcUrl' | 'beaconUrl' | 'chainId' | 'genesisTime'
  >
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${ready.beaconUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  return {
    process: child,
    ...ready,
    seed,
    async advance(slots) {
      const { slot } = (await post('/devnet/advance', { slots })) as { slot: number }
      return slot
    },
    async setPace(mode) {
      await post('/devnet/pace', { mode })
    },
    async methods() {
      const response = await fetch(`${ready.beaconUrl}/devnet/methods`)
      return (await response.json()) as Awaited<ReturnType<Devnet['methods']>>
    },
  }
}

export declare namespace startDevnet {
  type Options = {
    /** All keys derive from it: the same seed gives the same accounts and validators. */
    seed: string
    /** Timestamp of slot 0. With it and the seed a chain is the same on every run. */
    genesisTime?: number
    /** 0 takes any free port. */
    rpcPort?: number
    beaconPort?: number
  }
}

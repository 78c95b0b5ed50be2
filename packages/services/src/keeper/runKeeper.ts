import { getGenesis, getHeader } from '@limpid/prover'
import type { Deployment } from '@limpid/sdk'
import type { Account } from 'viem'
import { connect } from '../common/connect.ts'
import type { Logger } from '../common/logger.ts'
import { createMetrics } from '../common/metrics.ts'
import { serveStatus } from '../common/serveStatus.ts'
import { checkConstants } from '../deployment/checkConstants.ts'
import { createKeeper } from './createKeeper.ts'
import { followHead } from './followHead.ts'
import { KEEPER_METRICS } from './keeperMetrics.ts'

/** What a keeper is started with. */
export type KeeperOptions = {
  executionUrl: string
  beaconUrl: string
  deployment: Deployment
  account: Account
  /** Port of /health and /metrics on localhost; 0 takes any free one. */
  port: number
  /** Milliseconds between two looks at the head. */
  pollMs: number
}

/** What `/health` answers. */
type Health = { ok: boolean; slot: number | null; pending: number; error?: string }

/** Runs a keeper until SIGINT or SIGTERM. `onReady` gets the address of its status server. */
export async function runKeeper(
  options: KeeperOptions,
  logger: Logger,
  onReady: (statusUrl: string) => void,
): Promise<void> {
  const { deployment, pollMs } = options
  const connection = await connect(options)
  checkConstants(deployment, connection.spec, await getGenesis(connection.beacon))
  const metrics = createMetrics('limpid_keeper', KEEPER_METRICS)
  const keeper = createKeeper({ connection, deployment, logger, metrics })
  const health: Health = { ok: true, slot: null, pending: 0 }
  const status = await serveStatus({
    port: options.port,
    health: () => ({ ...health, pending: keeper.pending() }),
    metrics: () => metrics.render(),
  })

  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  logger.info('keeper started', {
    account: connection.execution.account.address,
    status: status.url,
  })
  onReady(status.url)

  await followHead({
    readHead: async () => (await getHeader(connection.beacon, 'head')).slot,
    tick: async (slot) => {
      await keeper.tick(slot)
      metrics.increment('ticks_total')
    },
    pollMs,
    signal: stop.signal,
    onHandled: (slot) => {
      metrics.set('slot', slot)
      health.slot = slot
      health.ok = true
      delete health.error
    },
    onFailed: ({ message, retryable }) => {
      logger.error('head not handled', { message, retryable })
      health.ok = false
      health.error = message
    },
  })
  await status.close()
  logger.info('keeper stopped')
}

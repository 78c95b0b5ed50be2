import { type BaseError, type Deployment, decodeError, open, sweep } from '@limpid/sdk'
import type { Hash } from 'viem'
import type { Connection } from '../common/connect.ts'
import type { Logger } from '../common/logger.ts'
import type { Metrics } from '../common/metrics.ts'
import { decideCheckpoint } from './decideCheckpoint.ts'
import { decideSweep } from './decideSweep.ts'
import { finishCheckpoint } from './jobs/finishCheckpoint.ts'
import { fund } from './jobs/fund.ts'
import { withdraw } from './jobs/withdraw.ts'
import { readView, type View } from './view.ts'

/** What the keeper may do, in the order in which it prefers to: a late price harms more than late ether. */
type Verb = 'finish' | 'open' | 'withdraw' | 'sweep' | 'fund'

export type Keeper = {
  /** Handles one head slot: reads, decides, sends at most one transaction, waits for none. */
  tick(slot: number): Promise<void>
  /** Transactions sent and not yet mined. */
  pending(): number
}

/** The keeper without its clock: everything it remembers is on the chain. */
export function createKeeper(options: {
  connection: Connection
  deployment: Deployment
  logger: Logger
  metrics: Metrics
}): Keeper {
  const { connection, deployment, logger, metrics } = options
  const { execution } = connection
  const { address } = execution.account
  let pending = 0

  const jobs: Record<Verb, (view: View, slot: number) => Promise<Hash | undefined>> = {
    finish: (view) => finishCheckpoint(connection, deployment, view),
    open: () => open(execution, { deployment }),
    withdraw: (view, slot) => withdraw(connection, deployment, view, slot, logger),
    sweep: async ({ pods, demand }) => {
      const podId = decideSweep({ pods, ...demand })
      return podId === undefined ? undefined : sweep(execution, { deployment, podId })
    },
    fund: (view) => fund(connection, deployment, view, logger),
  }

  /**
   * Whether a transaction was sent. A refusal is an answer: somebody was faster, or it is too early. A node that failed
   * is none: what was asked of it may have been done, so the tick ends, and its next try looks at the chain anew.
   */
  async function attempt(verb: Verb, view: View, slot: number): Promise<boolean> {
    try {
      const hash = await jobs[verb](view, slot)
      if (hash === undefined) return false
      pending = 1
      metrics.increment('transactions_total', { verb })
      logger.info('transaction sent', { verb, slot, hash })
      return true
    } catch (error) {
      const decoded = decodeError(error)
      const { name, message, args } = decoded
      metrics.increment('failures_total', { verb })
      logger.warn('nothing sent', { verb, slot, error: name, message, args })
      if (isNodeAway(decoded)) throw decoded
      return false
    }
  }

  return {
    pending: () => pending,
    async tick(slot) {
      const block = await execution.getBlock()
      const [mined, sent, balance] = await Promise.all([
        execution.getTransactionCount({ address, blockTag: 'latest' }),
        execution.getTransactionCount({ address, blockTag: 'pending' }),
        execution.getBalance({ address }),
      ])
      pending = sent - mined
      metrics.set('balance_ether', Number(balance) / 1e18)
      if (pending > 0) return
      const view = await readView(connection, deployment, block.number)
      metrics.set('price_age_slots', slot - view.checkpoint.last.slot)
      metrics.set('validators', view.validators.length)
      for (const verb of due(view, slot)) {
        if (await attempt(verb, view, slot)) return
      }
    },
  }
}

/** Names of errors that come from a node or the way to it, not from a contract. */
const NODE_ERRORS: ReadonlySet<string> = new Set(['BaseError', 'ProverError'])

function isNodeAway({ name, retryable }: BaseError): boolean {
  return retryable && NODE_ERRORS.has(name)
}

/** What there is to do, the most urgent first. */
function due(view: View, slot: number): Verb[] {
  const { isOpen, last, schedule } = view.checkpoint
  const { action } = decideCheckpoint({
    slot,
    isOpen,
    lastSlot: last.slot,
    period: schedule.period,
  })
  const verbs: Verb[] = action === 'wait' ? [] : [action]
  if (view.demand.need > 0n) verbs.push('withdraw')
  if (decideSweep({ pods: view.pods, ...view.demand }) !== undefined) verbs.push('sweep')
  if (view.offers.length > 0 && !isOpen) verbs.push('fund')
  return verbs
}

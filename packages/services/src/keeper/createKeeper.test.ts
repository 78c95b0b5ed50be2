import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from '../common/metrics.ts'
import { Refusal } from '../testing/fakeExecution.ts'
import { operators, podOf, startFakePool } from '../testing/fakePool.ts'
import { sampleDeployment } from '../testing/sampleDeployment.ts'
import { createKeeper } from './createKeeper.ts'
import { KEEPER_METRICS } from './keeperMetrics.ts'

const ETHER = 10n ** 18n
const DUE_SLOT = 164

/** One tick at a slot; returns what became of it. */
async function tick(options: Parameters<typeof startFakePool>[0]) {
  const pool = await startFakePool(options)
  const { connection, logger } = pool
  const metrics = createMetrics('keeper', KEEPER_METRICS)
  const keeper = createKeeper({ connection, deployment: sampleDeployment, logger, metrics })
  try {
    await keeper.tick(options.slot)
  } finally {
    await pool.beacon.close()
  }
  const verbs = pool.sent.map(({ name }) => name)
  return { ...pool, verbs, pending: keeper.pending(), metrics: metrics.render() }
}

/** A pod with this much in it. */
const podHolds = (balance: bigint) => ({
  ...operators(1),
  etherOf: (address: string) => (address === podOf(0) ? balance : ETHER),
})

test('default: nothing to do sends nothing and asks the beacon node nothing', async () => {
  const { verbs, beacon, pending, metrics } = await tick({ slot: DUE_SLOT - 1 })
  assert.deepEqual(verbs, [])
  assert.deepEqual(beacon.asked, [])
  assert.equal(pending, 0)
  assert.match(metrics, /keeper_price_age_slots 63\n/)
  assert.match(metrics, /keeper_balance_ether 1\n/)
})

test('default: opens a checkpoint that is due', async () => {
  const { verbs, pending, metrics } = await tick({ slot: DUE_SLOT })
  assert.deepEqual(verbs, ['open'])
  assert.equal(pending, 1)
  assert.match(metrics, /keeper_transactions_total\{verb="open"\} 1\n/)
})

test('behavior: sends nothing while a transaction waits', async () => {
  const { verbs, pending, asked } = await tick({ slot: DUE_SLOT, waiting: 2 })
  assert.deepEqual(verbs, [])
  assert.equal(pending, 2)
  assert.ok(!asked.includes('eth_call'), 'not even the pool is read')
})

test('behavior: a late price comes before late ether', async () => {
  const answers = podHolds(ETHER)
  assert.deepEqual((await tick({ slot: DUE_SLOT, answers })).verbs, ['open'])
  assert.deepEqual((await tick({ slot: DUE_SLOT - 1, answers })).verbs, ['sweep'])
})

test('behavior: a refusal is logged by name, and the next verb has its turn', async () => {
  const open = () => {
    throw new Refusal('AlreadyOpen', [163n])
  }
  const { verbs, logged, metrics } = await tick({
    slot: DUE_SLOT,
    answers: { ...podHolds(ETHER), open },
  })
  assert.deepEqual(verbs, ['sweep'])
  const refusal = logged.find(({ msg }) => msg === 'nothing sent')
  assert.equal(refusal?.['error'], 'AlreadyOpen')
  assert.deepEqual(refusal?.['args'], ['163'])
  assert.match(metrics, /keeper_failures_total\{verb="open"\} 1\n/)
})

test('error: a node that fails ends the tick, for it may have done what it was asked', async () => {
  const open = () => {
    throw Object.assign(new Error('busy'), { code: -32603 })
  }
  const failing = tick({ slot: DUE_SLOT, answers: { ...podHolds(ETHER), open } })
  await assert.rejects(failing, { name: 'BaseError', retryable: true })
})

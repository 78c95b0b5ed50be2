import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etherToWei } from '@limpid/sdk'
import { type FakeValidator, pubkeyOf } from '../../testing/fakeBeacon.ts'
import type { Answers } from '../../testing/fakeExecution.ts'
import { funded, operators, podOf, startFakePool } from '../../testing/fakePool.ts'
import { sampleDeployment } from '../../testing/sampleDeployment.ts'
import { readView } from '../view.ts'
import { withdraw as withdrawJob } from './withdraw.ts'

/** Epoch 15 of 8 slots; its parent, which is proven, is in epoch 14. */
const SLOT = 120
const active: FakeValidator = { pod: podOf(0), balanceEther: 200, activationEpoch: 5 }

async function withdraw(validators: readonly FakeValidator[], change: Answers = {}) {
  const pool = await startFakePool({
    slot: SLOT,
    answers: { ...operators(1), queuedAssets: etherToWei(10n), ...change },
    events: validators.map((_, index) => funded(index)),
    validators,
  })
  try {
    const view = await readView(pool.connection, sampleDeployment, 30_000n)
    await withdrawJob(pool.connection, sampleDeployment, view, SLOT, pool.logger)
  } finally {
    await pool.beacon.close()
  }
  const [sent] = pool.sent
  const hasDownloaded = pool.beacon.asked.some((path) => path.includes('/debug/'))
  return { pubkey: sent?.args[2], value: sent?.value, hasDownloaded, logged: pool.logged }
}

test('default: one request, with four times the fee, of which the rest comes back', async () => {
  const { pubkey, value } = await withdraw([active])
  assert.equal(pubkey, pubkeyOf(0))
  assert.equal(value, 20n)
})

test('behavior: who is leaving already is passed over', async () => {
  const { pubkey } = await withdraw([{ ...active, exitEpoch: 20 }, active])
  assert.equal(pubkey, pubkeyOf(1))
})

test('behavior: downloads nothing while nobody may leave', async () => {
  const young = { ...active, activationEpoch: 14 }
  const { pubkey, hasDownloaded, logged } = await withdraw([young])
  assert.equal(pubkey, undefined)
  assert.ok(!hasDownloaded)
  assert.equal(logged[0]?.['reason'], 'no validator may leave yet')
})

test('behavior: the epoch of the proven state counts, not of the head', async () => {
  // May leave in epoch 15, which the head is in and its parent is not.
  const { pubkey, hasDownloaded } = await withdraw([{ ...active, activationEpoch: 13 }], {
    turn: [0n, BigInt(SLOT)],
  })
  assert.ok(hasDownloaded)
  assert.equal(pubkey, undefined)
})

test('behavior: nothing when what is on its way covers the queue', async () => {
  const { pubkey, logged } = await withdraw([active], { onTheWay: etherToWei(10n) })
  assert.equal(pubkey, undefined)
  assert.equal(logged[0]?.['reason'], 'nothing is needed')
})

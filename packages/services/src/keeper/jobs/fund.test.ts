import assert from 'node:assert/strict'
import { test } from 'node:test'
import { etherToWei, type Offer } from '@limpid/sdk'
import { type FakeValidator, pubkeyOf } from '../../testing/fakeBeacon.ts'
import { type Answers, Refusal } from '../../testing/fakeExecution.ts'
import { operators, podOf, startFakePool } from '../../testing/fakePool.ts'
import { sampleDeployment } from '../../testing/sampleDeployment.ts'
import { readView } from '../view.ts'
import { fund as fundJob } from './fund.ts'

const FORGED = '0xbad0'

function offer(index: number, change: Partial<Offer> = {}): Offer {
  return {
    operatorId: 0n,
    pubkey: pubkeyOf(index),
    topUpEther: 100n,
    deadline: 1_000n,
    signature: '0x',
    ...change,
  }
}

/** What the contract says of offers: a forged signature spoils all that travel with it. */
function refuseForged(_: bigint, __: unknown, offers: readonly Offer[]) {
  if (offers.some(({ signature }) => signature === FORGED)) {
    throw new Refusal('NotOffered', [0n, podOf(9)])
  }
}

async function fund(
  offers: readonly Offer[],
  validators: readonly FakeValidator[],
  change: Answers = {},
) {
  const pool = await startFakePool({
    slot: 120,
    answers: { ...operators(2), idle: etherToWei(500n), fund: refuseForged, ...change },
    events: offers.map((args) => ({ name: 'KeyOffered', args })),
    validators,
  })
  try {
    const view = await readView(pool.connection, sampleDeployment, 30_000n)
    await fundJob(pool.connection, sampleDeployment, view, pool.logger)
  } finally {
    await pool.beacon.close()
  }
  const [sent, ...more] = pool.sent
  assert.equal(more.length, 0)
  const [timestamp, header, funded = []] = (sent?.args ?? []) as [bigint, { slot: bigint }, Offer[]]
  const hasDownloaded = pool.beacon.asked.some((path) => path.includes('/debug/'))
  return {
    ...{ timestamp, slot: header?.slot, hasDownloaded, logged: pool.logged },
    pubkeys: funded.map(({ pubkey }) => pubkey),
  }
}

const ours: FakeValidator = { pod: podOf(0) }

test("default: the head's parent, known by the time of the head; keys by rising index", async () => {
  const { pubkeys, slot, timestamp } = await fund([offer(1), offer(0)], [ours, ours])
  assert.deepEqual(pubkeys, [pubkeyOf(0), pubkeyOf(1)])
  assert.equal(slot, 119n)
  assert.equal(timestamp, 1_000n + 120n * 12n)
})

test('behavior: downloads nothing while no key can be funded', async () => {
  const hopeless: [readonly Offer[], readonly FakeValidator[], Answers?][] = [
    [[offer(0)], []],
    [[offer(0)], [{ pod: podOf(1) }]],
    [[offer(0)], [{ ...ours, activationEpoch: 3 }]],
    [[offer(0)], [{ ...ours, balanceEther: 16 }]],
    [[offer(0)], [ours], { idle: etherToWei(99n) }],
    [[offer(0)], [ours], { idle: etherToWei(500n), queuedAssets: etherToWei(401n) }],
    [[offer(0)], [ours], { bondOf: { posted: etherToWei(4n), locked: 1n } }],
  ]
  for (const [offers, validators, change] of hopeless) {
    const { pubkeys, hasDownloaded, logged } = await fund(offers, validators, change)
    assert.deepEqual(pubkeys, [])
    assert.ok(!hasDownloaded, JSON.stringify(logged))
    assert.equal(logged[0]?.['msg'], 'key not funded')
  }
})

test('behavior: an offer with a forged signature never stops the others', async () => {
  const offers = [offer(0), offer(1, { signature: FORGED }), offer(2)]
  const { pubkeys, logged } = await fund(offers, [ours, ours, ours])
  assert.deepEqual(pubkeys, [pubkeyOf(0), pubkeyOf(2)])
  const refused = logged.filter(({ msg }) => msg === 'offer refused')
  assert.deepEqual(
    refused.map(({ pubkey, error }) => [pubkey, error]),
    [[pubkeyOf(1), 'NotOffered']],
  )
})

test('behavior: nor do more of them than a transaction holds', async () => {
  const forged = Array.from({ length: 17 }, (_, i) =>
    offer(i, { signature: FORGED, topUpEther: 31n }),
  )
  const { pubkeys } = await fund(
    [...forged, offer(17, { operatorId: 1n })],
    [...forged.map(() => ours), { pod: podOf(1) }],
    { idle: etherToWei(10_000n) },
  )
  assert.deepEqual(pubkeys, [pubkeyOf(17)])
})

test('behavior: nothing when the only offer is refused', async () => {
  assert.deepEqual((await fund([offer(0, { signature: FORGED })], [ours])).pubkeys, [])
})

test("error: what is no offer's fault is thrown, by name", async () => {
  const refuse = () => {
    throw new Refusal('SnapshotOpen')
  }
  await assert.rejects(fund([offer(0)], [ours], { fund: refuse }), { name: 'SnapshotOpen' })
})

import '../preset.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { toHex } from '../hex.ts'
import { deriveValidatorKey } from '../keys.ts'
import { createClient, seed } from '../testing/client.ts'
import { type Bin, startBin } from '../testing/startBin.ts'

const statusSchema = z.looseObject({
  slot: z.int(),
  epoch: z.int(),
  finalizedEpoch: z.int(),
  missedSlots: z.int(),
  offline: z.int(),
})
const validatorSchema = z.object({
  balance: z.coerce.number(),
  status: z.string(),
  validator: z.object({ slashed: z.boolean(), exit_epoch: z.string() }),
})
const offlineSchema = z.object({ offline: z.array(z.int()) })

/** Receiver of what the genesis validators earn above 2,048 ETH. */
const genesisAddress = `0x6e${'00'.repeat(18)}01` as const

function createHurter(bin: Bin) {
  const client = createClient(bin)
  const command = async (name: string, body: unknown) => {
    const response = await client.post(`/devnet/${name}`, body)
    const text = await response.text()
    assert.equal(response.status, 200, `${name}: ${text}`)
    return JSON.parse(text)
  }
  const status = async () =>
    statusSchema.parse(await (await fetch(`${bin.beaconUrl}/devnet/status`)).json())
  const validator = async (index: number) =>
    validatorSchema.parse(await client.get(`/eth/v1/beacon/states/head/validators/${index}`))
  return { ...client, command, status, validator }
}

test('faults on one chain', async (t) => {
  // The same shuffling on every run: what a validator earns in a few epochs is a matter of luck.
  const bin = await startBin('--genesis-time', '1790000000')
  t.after(() => bin.stop())
  const { advance, command, status, validator, post, get, reader } = createHurter(bin)

  await t.test('behavior: miss makes slots without a block', async () => {
    const before = await status()
    const { slot } = await command('miss', { slots: 3 })
    assert.equal(slot, before.slot + 3)
    assert.equal((await status()).missedSlots, before.missedSlots + 3)
    const response = await fetch(`${bin.beaconUrl}/eth/v1/beacon/headers/${slot}`)
    assert.match(await response.text(), /missed/)
  })

  await t.test('behavior: offline validators lose balance until they are back', async () => {
    const { offline } = offlineSchema.parse(await command('offline', { indices: [7, 3] }))
    assert.deepEqual(offline, [3, 7])
    const before = await validator(3)
    await advance(24)
    assert.ok((await validator(3)).balance < before.balance)
    const more = offlineSchema.parse(await command('offline', { count: 2 }))
    assert.deepEqual(more.offline, [0, 1, 3, 7])
    assert.deepEqual(await command('offline', { count: 4, online: true }), { offline: [] })
    await advance(16)
    const back = await validator(3)
    await advance(16)
    // Not more when it is full again: the sweep takes what is above 2,048 ETH.
    assert.ok((await validator(3)).balance >= back.balance)
  })

  await t.test("behavior: a donation is credited, in the owner's favour", async () => {
    const ether = await reader.getBalance({ address: genesisAddress })
    await command('donate', { index: 9, amountGwei: 5e9 })
    const pubkey = toHex(deriveValidatorKey(seed, 9).toPublicKey().toBytes())
    await command('donate', { pubkey, amountGwei: 1e9 })
    await advance()
    const pending = z.array(z.object({ amount: z.string(), pubkey: z.string() }))
    const deposits = pending.parse(await get('/eth/v1/beacon/states/head/pending_deposits'))
    assert.deepEqual(deposits, [
      { pubkey, amount: '5000000000' },
      { pubkey, amount: '1000000000' },
    ])
    await advance(40)
    assert.deepEqual(await get('/eth/v1/beacon/states/head/pending_deposits'), [])
    // Above 2,048 ETH the sweep pays the excess to the owner; rewards alone are far below 1 ETH.
    const paid = (await reader.getBalance({ address: genesisAddress })) - ether
    assert.ok(paid > 5n * 10n ** 18n && paid < 7n * 10n ** 18n, `${paid}`)
  })

  await t.test('behavior: slashings by their own keys', async () => {
    assert.deepEqual(await command('slash', { indices: [20, 21], kind: 'proposer' }), { pooled: 2 })
    assert.deepEqual(await command('slash', { indices: [31, 30], kind: 'attester' }), { pooled: 1 })
    await advance(4)
    for (const index of [20, 21, 30, 31]) {
      const { status: state, validator: container } = await validator(index)
      assert.equal(container.slashed, true, `${index}`)
      assert.equal(state, 'active_slashed', `${index}`)
    }
    assert.equal((await validator(22)).validator.slashed, false)
  })

  await t.test('behavior: finality stops and goes on', async () => {
    await advance(16)
    const before = await status()
    const { offline } = offlineSchema.parse(await command('finality', { stop: true }))
    assert.ok(offline.length >= 22)
    await advance(48)
    const stalled = await status()
    assert.ok(stalled.finalizedEpoch <= before.finalizedEpoch + 1, 'stands still')
    assert.ok(stalled.epoch - stalled.finalizedEpoch >= 5)
    assert.deepEqual(await command('finality', { stop: false }), { offline: [] })
    await advance(40)
    const { epoch, finalizedEpoch } = await status()
    assert.ok(epoch - finalizedEpoch <= 3, `${finalizedEpoch} of ${epoch}`)
  })

  await t.test('error: one line that says what to do', async () => {
    const bad: [string, unknown, RegExp][] = [
      ['offline', {}, /give either indices or count/],
      ['offline', { indices: [1], count: 1 }, /give either indices or count/],
      ['offline', { indices: [64] }, /no validator 64: give an index from 0 to 63/],
      ['offline', { count: 1, online: true }, /only 0 validators are offline/],
      ['miss', { slots: 0 }, /slots/],
      ['slash', { indices: [20], kind: 'proposer' }, /not slashed yet/],
      ['slash', { indices: [1], kind: 'both' }, /kind/],
      ['finality', {}, /stop/],
      ['donate', { amountGwei: 1e9 }, /give either index or pubkey/],
      ['donate', { index: 1, amountGwei: 1 }, /1 ETH/],
      ['donate', { index: 1, amountGwei: 1e15 }, /smaller amountGwei/],
      ['donate', { pubkey: `0x${'aa'.repeat(48)}`, amountGwei: 1e9 }, /deposit for it first/],
    ]
    const errorSchema = z.object({ code: z.literal(400), message: z.string() })
    for (const [name, body, message] of bad) {
      const response = await post(`/devnet/${name}`, body)
      const error = errorSchema.parse(await response.json())
      assert.match(error.message, message)
      assert.doesNotMatch(error.message, /\n/)
    }
    const { slot } = await status()
    assert.equal((await advance()).slot, slot + 1, 'refusals leave the chain going')
  })
})

test('behavior: a small churn makes queues', async (t) => {
  const bin = await startBin('--churn', '128')
  t.after(() => bin.stop())
  const { advance, deposit, get } = createHurter(bin)
  for (const validator of [64, 65]) {
    await deposit(0, validator, `0x02${'00'.repeat(31)}`, 1_024e9)
  }
  await advance(40)
  const queued = z.array(z.unknown())
  const waiting = await get('/eth/v1/beacon/states/head/pending_deposits')
  assert.equal(queued.parse(waiting).length, 2, 'both wait: 128 ETH enter per epoch')
  await advance(64)
  const later = await get('/eth/v1/beacon/states/head/pending_deposits')
  assert.equal(queued.parse(later).length, 1, 'the first has entered')
})

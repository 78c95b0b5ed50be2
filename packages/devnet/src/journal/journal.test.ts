import '../preset.ts'
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { createClient } from '../testing/client.ts'
import { type Bin, runBin, startBin } from '../testing/startBin.ts'
import { readFrames, writeFrame } from './frames.ts'

function createFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'limpid-journal-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const headerSchema = z.object({ root: z.string() })

/** Root of every slot's block, "missed" for the others, and hash of every execution block. */
async function readHistory({ beaconUrl, ...bin }: Bin, lastSlot: number) {
  const { reader } = createClient({ beaconUrl, ...bin })
  const roots: string[] = []
  for (let slot = 1; slot <= lastSlot; slot++) {
    const response = await fetch(`${beaconUrl}/eth/v1/beacon/headers/${slot}`)
    const body = z.object({ data: headerSchema.optional() }).parse(await response.json())
    roots.push(body.data?.root ?? 'missed')
  }
  const blocks = roots.filter((root) => root !== 'missed').length
  const hashes: string[] = []
  for (let number = 1; number <= blocks; number++) {
    hashes.push((await reader.getBlock({ blockNumber: BigInt(number) })).hash)
  }
  return { roots, hashes }
}

test('default: killed anywhere, it comes back with the same blocks and goes on', async (t) => {
  const folder = createFolder(t)
  const args = ['--dir', folder, '--slots', '8']
  let bin = await startBin(...args)
  t.after(() => bin.stop())
  const client = createClient(bin)
  await client.send(0, { to: `0x${'11'.repeat(20)}`, value: 5n })
  await client.deposit(1, 64, `0x02${'00'.repeat(31)}`, 32e9)
  const commands = [
    ['miss', { slots: 2 }],
    ['offline', { indices: [1, 2] }],
    ['slash', { indices: [30], kind: 'proposer' }],
    ['donate', { index: 5, amountGwei: 1e9 }],
  ] as const
  for (const [name, body] of commands) assert.ok((await client.post(`/devnet/${name}`, body)).ok)
  let { slot } = await client.advance(20)
  let history = await readHistory(bin, slot)
  assert.ok(history.roots.includes('missed'))

  for (let round = 0; round < 3; round++) {
    // Killed at any point within the slots.
    const advancing = createClient(bin)
      .advance(200)
      .catch(() => null)
    await setTimeout(50 + Math.random() * 400)
    await bin.stop('SIGKILL')
    await advancing
    bin = await startBin(...args)
    assert.ok(bin.slot > slot, `slots of round ${round} are kept`)
    const again = await readHistory(bin, bin.slot)
    assert.deepEqual(again.roots.slice(0, slot), history.roots, `roots after kill ${round}`)
    const { length } = history.hashes
    assert.deepEqual(again.hashes.slice(0, length), history.hashes, `hashes after kill ${round}`)
    slot = bin.slot
    history = again
  }
  const status = await (await fetch(`${bin.beaconUrl}/devnet/status`)).json()
  assert.equal(z.looseObject({ offline: z.int() }).parse(status).offline, 2)
  const { slot: next } = await createClient(bin).advance(24)
  assert.equal(next, slot + 24)
})

test('behavior: a torn last slot is cut off', async (t) => {
  const folder = createFolder(t)
  const args = ['--dir', folder, '--slots', '6']
  const bin = await startBin(...args)
  const { roots } = await readHistory(bin, 6)
  await bin.stop()
  const path = join(folder, 'journal')
  const whole = readFileSync(path)
  writeFileSync(path, whole.subarray(0, whole.length - 100))
  const next = await startBin('--dir', folder, '--slots', '0')
  t.after(() => next.stop())
  assert.equal(next.slot, 5)
  await createClient(next).advance()
  assert.deepEqual(
    (await readHistory(next, 6)).roots,
    roots,
    'the same slot comes again: nothing else had changed',
  )
})

test('error: another chain asked for, or a chain that replays otherwise', async (t) => {
  const folder = createFolder(t)
  const bin = await startBin('--dir', folder, '--slots', '2')
  await bin.stop()
  const start = (...more: string[]) =>
    runBin(['--rpc-port', '0', '--beacon-port', '0', '--dir', folder, ...more])
  const other = await start('--seed', 'other')
  assert.equal(other.code, 1)
  assert.match(other.stderr, /^limpid-devnet: [^\n]*seed limpid, asked is other: [^\n]*--dir\n$/)

  const path = join(folder, 'journal')
  const [first, ...rest] = readFrames(readFileSync(path)).map(({ payload }) =>
    payload.toString('latin1'),
  )
  const moved = (first ?? '').replace(
    /"genesisTime":(\d+)/,
    (_, time) => `"genesisTime":${Number(time) + 12}`,
  )
  const frames = [moved, ...rest].map((text) => writeFrame(Buffer.from(text, 'latin1')))
  writeFileSync(path, Buffer.concat(frames))
  const differs = await start()
  assert.equal(differs.code, 1)
  assert.match(differs.stderr, /^limpid-devnet: slot 1 of the journal replays to [^\n]*--dir\n$/)
})

test('error: damage before the last frame', async () => {
  const file = Buffer.concat([writeFrame(Buffer.from('one')), writeFrame(Buffer.from('two'))])
  assert.equal(readFrames(file).length, 2)
  assert.equal(readFrames(file.subarray(0, -1)).length, 1)
  const last = Buffer.from(file)
  last.write('x', file.length - 1)
  assert.equal(readFrames(last).length, 1)
  file.write('x', 12)
  assert.throws(() => readFrames(file), /damaged at byte 0/)
})

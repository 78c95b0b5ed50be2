import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, type TestContext, test } from 'node:test'
import { z } from 'zod'
import { findFreePort } from './execution/anvil.ts'
import { listRunFolders, runBin, startBin } from './testing/startBin.ts'

const free = ['--rpc-port', '0', '--beacon-port', '0']

/** Whether anything answers on a port of this machine. */
async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

/** A bin that does not outlive its test. */
async function start(t: TestContext, ...args: string[]) {
  const bin = await startBin(...args)
  t.after(() => bin.stop())
  return bin
}

const statusSchema = z.looseObject({ finalizedEpoch: z.int() })

describe('main', { concurrency: 2 }, () => {
  test('default: one JSON line, a final chain, and nothing left after SIGTERM', async (t) => {
    const bin = await start(t)
    assert.equal(bin.slot, 32)
    const response = await fetch(`${bin.beaconUrl}/devnet/status`)
    const { finalizedEpoch } = statusSchema.parse(await response.json())
    assert.ok(finalizedEpoch >= 1, 'an epoch is final when it is ready')
    assert.equal(listRunFolders(bin.child.pid).length, 1)
    assert.equal(await bin.stop('SIGTERM'), 0)
    assert.deepEqual(listRunFolders(bin.child.pid), [])
    assert.equal(await answers(bin.rpcUrl), false)
  })

  test('behavior: SIGINT ends it in order; a given port is used', async (t) => {
    const port = await findFreePort()
    const bin = await start(t, '--slots', '0', '--rpc-port', String(port))
    assert.equal(bin.rpcUrl, `http://127.0.0.1:${port}`)
    assert.equal(await bin.stop('SIGINT'), 0)
    assert.deepEqual(listRunFolders(bin.child.pid), [])
  })

  test('behavior: anvil does not outlive a killed parent, and the next start cleans up', async (t) => {
    const bin = await start(t, '--slots', '0')
    const [folder = ''] = listRunFolders(bin.child.pid)
    await bin.stop('SIGKILL')
    await start(t, '--slots', '0')
    assert.equal(listRunFolders(bin.child.pid).length, 0, `${folder} is removed`)
  })

  test('error: port in use', async (t) => {
    const server = createServer().listen(0, '127.0.0.1')
    t.after(() => server.close())
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    for (const flag of ['--rpc-port', '--beacon-port']) {
      const { code, stdout, stderr } = await runBin([...free, flag, String(port)])
      assert.equal(code, 1, flag)
      assert.equal(stdout, '', flag)
      assert.match(stderr, /^limpid-devnet: [^\n]*port \d+ is in use: [^\n]*\n$/, flag)
    }
  })

  test('error: bad argument', async () => {
    const { code, stdout, stderr } = await runBin([...free, '--slots', 'many'])
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /^limpid-devnet: --slots: [^\n]+\n$/)
  })

  test('error: missing anvil', async () => {
    const { code, stderr } = await runBin(free, { ANVIL_BIN: '/nowhere/anvil' })
    assert.equal(code, 1)
    assert.match(stderr, /^limpid-devnet: no file at ANVIL_BIN[^\n]+\n$/)
  })
})

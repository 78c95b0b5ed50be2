import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, type TestContext, test } from 'node:test'
import { z } from 'zod'
import { findFreePort } from './execution/anvil.ts'
import { listAnvils, listRunFolders, runBin, startBin } from './testing/startBin.ts'

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

  test('behavior: anvil does not outlive a killed parent; SIGINT ends the next one in order', async (t) => {
    const killed = await start(t, '--slots', '0')
    assert.equal(listRunFolders(killed.child.pid).length, 1)
    await killed.stop('SIGKILL')
    const port = await findFreePort()
    const next = await start(t, '--slots', '0', '--rpc-port', String(port))
    assert.equal(next.rpcUrl, `http://127.0.0.1:${port}`)
    assert.deepEqual(
      listRunFolders(killed.child.pid),
      [],
      'its folder is removed by the next start',
    )
    assert.deepEqual(listAnvils(killed.child.pid), [])
    assert.equal(listAnvils(next.child.pid).length, 1)
    assert.equal(await next.stop('SIGINT'), 0)
    assert.deepEqual(listAnvils(next.child.pid), [])
  })

  test('error: port in use', async (t) => {
    const server = createServer().listen(0, '127.0.0.1')
    t.after(() => server.close())
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const args = ['--rpc-port', '0', '--beacon-port', String(port)]
    const { code, stdout, stderr } = await runBin(args)
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /^limpid-devnet: Beacon API port \d+ is in use: [^\n]*--beacon-port\n$/)
  })

  test('error: anvil dies: one line, exit code 1', async (t) => {
    const bin = await start(t, '--slots', '0')
    let stderr = ''
    bin.child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    const ended = once(bin.child, 'close')
    for (const pid of listAnvils(bin.child.pid)) process.kill(Number(pid), 'SIGKILL')
    const [code] = await ended
    assert.equal(code, 1)
    assert.match(stderr, /^limpid-devnet: anvil ended with code 137: [^\n]+\n$/)
    assert.deepEqual(listRunFolders(bin.child.pid), [])
  })

  test('error: bad argument', async () => {
    const { code, stdout, stderr } = await runBin(['--slots', 'many'])
    assert.equal(code, 1)
    assert.equal(stdout, '')
    assert.match(stderr, /^limpid-devnet: --slots: [^\n]+\n$/)
  })
})

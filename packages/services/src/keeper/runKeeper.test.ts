import assert from 'node:assert/strict'
import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { privateKeyToAccount } from 'viem/accounts'
import { createLogger, type Fields } from '../common/logger.ts'
import { startFakeBeacon } from '../testing/fakeBeacon.ts'
import { sampleDeployment } from '../testing/sampleDeployment.ts'
import { runKeeper } from './runKeeper.ts'

const account = privateKeyToAccount(`0x${'07'.repeat(32)}`)

/** An execution node that knows its chain and else fails with this status. */
async function startExecution(status: number) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    if (!body.includes('eth_chainId')) return void response.writeHead(status).end()
    const answer = JSON.stringify([{ jsonrpc: '2.0', id: idIn(body), result: '0x539' }])
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

function idIn(body: string): unknown {
  const [first] = JSON.parse(body) as { id: unknown }[]
  return first?.id
}

test('behavior: a node that fails makes it sick, SIGTERM ends it without waiting', async () => {
  const beacon = await startFakeBeacon(120, [])
  const execution = await startExecution(400)
  const logged: Fields[] = []
  const events = new EventEmitter()
  const sick = once(events, 'head not handled')
  const started = once(events, 'started')
  const logger = createLogger('info', (line) => {
    const fields = JSON.parse(line) as Fields
    logged.push(fields)
    events.emit(String(fields['msg']))
  })
  try {
    const options = {
      ...{ executionUrl: execution.url, beaconUrl: beacon.url, deployment: sampleDeployment },
      ...{ account, port: 0, pollMs: 3_600_000 },
    }
    const ended = runKeeper(options, logger, (url) => events.emit('started', url))
    // A keeper that ends instead fails the test by its own error.
    const [url] = (await Promise.race([started, ended.then(() => [])])) as [string]
    await sick
    const response = await fetch(`${url}/health`)
    assert.equal(response.status, 503)
    const health = (await response.json()) as Fields
    assert.deepEqual(
      { ok: health['ok'], slot: health['slot'], pending: health['pending'] },
      { ok: false, slot: null, pending: 0 },
    )
    assert.equal(typeof health['error'], 'string')
    const metrics = await (await fetch(`${url}/metrics`)).text()
    assert.match(metrics, /# TYPE limpid_keeper_transactions_total counter\n/)
    process.emit('SIGTERM')
    await ended
    assert.equal(logged.at(-1)?.['msg'], 'keeper stopped')
    assert.ok(!JSON.stringify(logged).includes('0707'), 'the key is in no log')
  } finally {
    execution.close()
    await beacon.close()
  }
})

test('error: a deployment of another chain', async () => {
  const beacon = await startFakeBeacon(120, [])
  const execution = await startExecution(400)
  const clock = { ...sampleDeployment.clock, secondsPerSlot: 5 }
  const options = {
    ...{ executionUrl: execution.url, beaconUrl: beacon.url, account, port: 0, pollMs: 1_000 },
    deployment: { ...sampleDeployment, clock },
  }
  try {
    await assert.rejects(
      runKeeper(options, createLogger('error'), () => assert.fail('it started')),
      /seconds per slot is 5, the beacon node says 12/,
    )
  } finally {
    execution.close()
    await beacon.close()
  }
})

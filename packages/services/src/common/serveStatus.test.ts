import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serveStatus } from './serveStatus.ts'

test('default: /health tells by status too, /metrics is text', async () => {
  let ok = true
  const server = await serveStatus({ port: 0, health: () => ({ ok }), metrics: () => 'slot 1\n' })
  try {
    assert.equal((await fetch(`${server.url}/health`)).status, 200)
    ok = false
    const sick = await fetch(`${server.url}/health`)
    assert.equal(sick.status, 503)
    assert.deepEqual(await sick.json(), { ok: false })
    assert.equal(await (await fetch(`${server.url}/metrics`)).text(), 'slot 1\n')
    assert.equal((await fetch(`${server.url}/`)).status, 404)
  } finally {
    await server.close()
  }
})

test('error: a taken port', async () => {
  const options = { port: 0, health: () => ({ ok: true }), metrics: () => '' }
  const server = await serveStatus(options)
  const port = Number(new URL(server.url).port)
  await assert.rejects(serveStatus({ ...options, port }), /port \d+ is taken; choose another/)
  await server.close()
})

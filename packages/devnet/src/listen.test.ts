import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { listen } from './listen.ts'

test('default: port 0 is any free one', async (t) => {
  const server = createServer()
  t.after(() => server.close())
  assert.ok((await listen(server, 0, 'Test', '--test-port')) > 0)
})

test('error: a port in use names the option to give', async (t) => {
  const owner = createServer()
  t.after(() => owner.close())
  const port = await listen(owner, 0, 'Test', '--test-port')
  await assert.rejects(listen(createServer(), port, 'Test', '--test-port'), {
    message: `Test port ${port} is in use: stop its owner or give another --test-port`,
  })
})

import '../preset.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Devnet, startDevnet } from '../devnet.ts'

let devnet: Devnet

before(async () => {
  devnet = await startDevnet({ rpcPort: 0, beaconPort: 0, pace: 'manual' })
})
after(() => devnet.close())

test('default: head, block and finalized_checkpoint arrive in order', async () => {
  const topics = 'topics=head,block&topics=finalized_checkpoint'
  const response = await fetch(`${devnet.beaconUrl}/eth/v1/events?${topics}`)
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  const before = devnet.position()
  await devnet.advance(8)
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (text.includes(`"slot":"${before.slot + 8}","block":`) && text.includes('finalized')) break
  }
  const names = [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name)
  assert.deepEqual(names.slice(0, 2), ['head', 'block'])
  assert.equal(names.filter((name) => name === 'finalized_checkpoint').length, 1)
})

test('error: an unknown topic', async () => {
  const response = await fetch(`${devnet.beaconUrl}/eth/v1/events?topics=weather`)
  assert.equal(response.status, 400)
})

test('behavior: concurrent requests for slots are served one after another', async () => {
  const { slot } = devnet.position()
  const [first, second] = await Promise.all([devnet.advance(3), devnet.advance(2)])
  assert.deepEqual([first.slot, second.slot], [slot + 3, slot + 5])
})

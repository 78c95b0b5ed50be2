import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseDeployment } from './deployment.ts'
import { deployment } from './testing/deployment.ts'

describe('parseDeployment', () => {
  test('default', () => {
    assert.deepEqual(parseDeployment(JSON.parse(JSON.stringify(deployment))), deployment)
  })

  test('behavior: unknown fields are dropped', () => {
    assert.deepEqual(parseDeployment({ ...deployment, note: 'by hand' }), deployment)
  })

  const broken: [name: string, json: unknown, message: RegExp][] = [
    ['not an object', 'deployment.json', /The deployment is "deployment.json"; give an object/],
    ['nothing', undefined, /The deployment is missing; give an object/],
    ['no address', { ...deployment, pool: undefined }, /field pool is missing; give an address/],
    ['half an address', { ...deployment, layout: '0x12' }, /field layout is "0x12"/],
    ['a slot as text', { ...deployment, block: '7' }, /field block is "7"; give a whole number/],
    ['chain 0', { ...deployment, chainId: 0 }, /field chainId is 0; .* at least 1/],
    ['no clock', { ...deployment, clock: [] }, /field clock is \[\]; give an object/],
    [
      'slots without length',
      { ...deployment, clock: { ...deployment.clock, secondsPerSlot: 0 } },
      /field clock.secondsPerSlot is 0/,
    ],
    [
      'half a slot',
      { ...deployment, schedule: { ...deployment.schedule, period: 0.5 } },
      /field schedule.period is 0.5/,
    ],
  ]
  for (const [name, json, message] of broken) {
    test(`error: ${name}`, () => {
      assert.throws(() => parseDeployment(json), { name: 'BaseError', message })
    })
  }
})

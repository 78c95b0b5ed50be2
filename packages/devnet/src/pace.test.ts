import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClock } from './pace.ts'

test('default: wall time is one slot every 12 seconds until it is manual again', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  let slots = 0
  const clock = createClock(() => {
    slots += 1
  })
  t.mock.timers.tick(60_000)
  assert.equal(slots, 0, 'manual at first')
  clock.set('wall')
  t.mock.timers.tick(36_000)
  assert.equal(slots, 3)
  clock.set('manual')
  t.mock.timers.tick(36_000)
  assert.equal(slots, 3)
})

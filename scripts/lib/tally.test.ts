import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addTallies, formatTally, settleTally } from './tally.mjs'

test('default', () => {
  const sum = addTallies([
    { passed: 2, failed: 1, skipped: 0 },
    { passed: 3, failed: 0, skipped: 4 },
  ])
  assert.deepEqual(sum, { passed: 5, failed: 1, skipped: 4 })
  assert.equal(formatTally(sum), '5 passed, 1 failed')
})

test('behavior: a failing runner counts as one failed unless it named its failures', () => {
  const settle = (passed: number, failed: number, code: number) =>
    settleTally({ tally: { passed, failed, skipped: 0 }, code }).failed
  assert.equal(settle(5, 0, 0), 0)
  assert.equal(settle(5, 0, 1), 1)
  assert.equal(settle(5, 3, 1), 3)
})

test('behavior: a run without a test counts as one failed', () => {
  assert.equal(settleTally({ tally: { passed: 0, failed: 0, skipped: 2 }, code: 0 }).failed, 1)
})

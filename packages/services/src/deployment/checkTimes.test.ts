import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTimes } from './checkTimes.ts'

test("default: mainnet's and the devnet's", () => {
  checkTimes({ period: 7_200, expiry: 1_200, stale: 7_800 })
  checkTimes({ period: 64, expiry: 32, stale: 70 })
})

test('error: a price that is stale before the next is proven', () => {
  assert.throws(() => checkTimes({ period: 64, expiry: 32, stale: 64 }), /above the period/)
})

test('error: no time at all', () => {
  assert.throws(() => checkTimes({ period: 0, expiry: 32, stale: 70 }), /at least one slot/)
  assert.throws(() => checkTimes({ period: 64, expiry: 0, stale: 70 }), /at least one slot/)
})

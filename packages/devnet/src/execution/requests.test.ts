import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  advanceQueue,
  consolidationQueue,
  countDequeued,
  withdrawalQueue,
  writeQueue,
} from './requests.ts'

const empty = { excess: 0n, count: 0n, head: 0n, tail: 0n }

test('default: the first block lifts the inhibitor', () => {
  const inhibited = { ...empty, excess: 2n ** 256n - 1n }
  assert.deepEqual(advanceQueue(withdrawalQueue, inhibited), empty)
})

test('behavior: at most 16 requests leave per block, and excess grows by the count above 2', () => {
  const first = { excess: 0n, count: 20n, head: 0n, tail: 20n }
  assert.equal(countDequeued(withdrawalQueue, first), 16)
  const second = advanceQueue(withdrawalQueue, first)
  assert.deepEqual(second, { excess: 18n, count: 0n, head: 16n, tail: 20n })
  assert.equal(countDequeued(withdrawalQueue, second), 4)
  assert.deepEqual(advanceQueue(withdrawalQueue, second), { ...empty, excess: 16n })
})

test('behavior: consolidations leave two per block', () => {
  const state = { excess: 0n, count: 3n, head: 0n, tail: 3n }
  assert.deepEqual(advanceQueue(consolidationQueue, state), {
    excess: 2n,
    count: 0n,
    head: 2n,
    tail: 3n,
  })
})

test('behavior: only changed slots are written', () => {
  assert.deepEqual(writeQueue(withdrawalQueue, empty, empty), [])
  const writes = writeQueue(withdrawalQueue, { ...empty, excess: 5n }, { ...empty, excess: 3n })
  assert.deepEqual(writes, [
    [
      'anvil_setStorageAt',
      withdrawalQueue.address,
      `0x${'0'.repeat(64)}`,
      `0x${'3'.padStart(64, '0')}`,
    ],
  ])
})

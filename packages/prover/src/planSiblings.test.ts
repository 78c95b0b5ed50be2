import assert from 'node:assert/strict'
import { test } from 'node:test'
import { depthFor, planSiblings } from './planSiblings.ts'

test('planSiblings: default: level by level, left to right', () => {
  assert.deepEqual(planSiblings([1, 4], 3), [
    { level: 0, index: 0 },
    { level: 0, index: 5 },
    { level: 1, index: 1 },
    { level: 1, index: 3 },
  ])
})

test('planSiblings: behavior: known siblings are not sent', () => {
  assert.deepEqual(planSiblings([0, 1, 2, 3], 2), [])
  assert.deepEqual(planSiblings([2, 3], 2), [{ level: 1, index: 0 }])
})

test('depthFor: default', () => {
  const depths = [1, 2, 3, 4, 5, 8, 9, 1_000_000].map(depthFor)
  assert.deepEqual(depths, [0, 1, 2, 2, 3, 3, 4, 20])
})

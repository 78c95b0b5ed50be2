import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideCheckpoint } from './decideCheckpoint.ts'

const view = { slot: 163, isOpen: false, lastSlot: 100, period: 64 }

test('default: opens when the period is over', () => {
  assert.equal(decideCheckpoint(view).action, 'wait')
  assert.equal(decideCheckpoint({ ...view, slot: 164 }).action, 'open')
})

test('behavior: finishes what is open, whoever opened it', () => {
  assert.equal(decideCheckpoint({ ...view, isOpen: true }).action, 'finish')
})

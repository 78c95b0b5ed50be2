import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { advice } from './advice.ts'
import { errorsAbi } from './contractErrors.ts'

describe('advice', () => {
  test('default: every error of the contracts has advice, and no other', () => {
    const names = new Set(errorsAbi.map(({ name }) => name))
    assert.deepEqual(Object.keys(advice).sort(), [...names].sort())
  })

  test('behavior: each is one sentence', () => {
    for (const [name, { sentence }] of Object.entries(advice)) {
      assert.match(sentence, /^[A-Z][^.]+\.$/, name)
      assert.ok(sentence.length <= 100, `${name} says too much`)
    }
  })

  test('behavior: what only waiting or a race causes may be tried again', () => {
    const races = ['TooEarly', 'AlreadyOpen', 'NotThisPodsTurn', 'SnapshotOpen'] as const
    for (const name of races) assert.equal(advice[name].retryable, true, name)
    const mistakes = ['WrongRoot', 'NotOffered', 'AlreadyUsed', 'BalanceTooLow'] as const
    for (const name of mistakes) assert.equal(advice[name].retryable, false, name)
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideSweep } from './decideSweep.ts'

const ETHER = 10n ** 18n
const DUST = 10n ** 15n

/** Pods are numbered by their place. */
function decide(balances: readonly bigint[], queued = 0n, idle = 0n): bigint | undefined {
  const pods = balances.map((balance, i) => ({ podId: BigInt(i), balance }))
  return decideSweep({ pods, queued, idle })
}

test('default: the fullest pod', () => {
  assert.equal(decide([ETHER, 3n * ETHER, 2n * ETHER]), 1n)
})

test('behavior: nothing that is not worth a transaction', () => {
  assert.equal(decide([ETHER / 10n]), 0n)
  assert.equal(decide([ETHER / 10n - 1n]), undefined)
  assert.equal(decide([]), undefined)
})

test('behavior: any amount that lets the queue be paid, else it would wait for ever', () => {
  assert.equal(decide([DUST, 2n * DUST], 3n * DUST), 1n)
  assert.equal(decide([DUST, 0n], ETHER + DUST, ETHER), 0n)
})

test('behavior: dust stays where the queue lacks more, or nothing', () => {
  assert.equal(decide([DUST, 2n * DUST], 3n * DUST + 1n), undefined)
  assert.equal(decide([DUST], ETHER, ETHER), undefined)
  assert.equal(decide([0n, 0n], 0n, ETHER), undefined)
})

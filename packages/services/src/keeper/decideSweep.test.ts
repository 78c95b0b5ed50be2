import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideSweep } from './decideSweep.ts'

const ETHER = 10n ** 18n

test('default: the fullest pod', () => {
  assert.equal(
    decideSweep([
      { podId: 0n, balance: ETHER },
      { podId: 1n, balance: 3n * ETHER },
    ]),
    1n,
  )
})

test('behavior: nothing that is not worth a transaction', () => {
  assert.equal(decideSweep([{ podId: 0n, balance: ETHER / 10n - 1n }]), undefined)
  assert.equal(decideSweep([]), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DevnetError } from '../errors.ts'
import { findAnvil } from './anvilBinary.ts'

test('default: a named file wins', () => {
  assert.equal(findAnvil({ ANVIL_BIN: process.execPath }), process.execPath)
})

test('error: a named file that is missing', () => {
  const isClear = (error: unknown) =>
    error instanceof DevnetError && error.message.includes('ANVIL_BIN=/nowhere/anvil')
  assert.throws(() => findAnvil({ ANVIL_BIN: '/nowhere/anvil' }), isClear)
})

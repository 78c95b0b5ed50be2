import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLogger } from './logger.ts'

test('default: a constant message plus fields, bigint as decimal string', () => {
  const lines: string[] = []
  createLogger('info', (line) => lines.push(line)).info('opened', { number: 3n })
  assert.match(lines.join(''), /"level":"info","msg":"opened","number":"3"\}\n$/)
})

test('behavior: below the least level nothing is written', () => {
  const lines: string[] = []
  createLogger('warn', (line) => lines.push(line)).info('opened')
  assert.deepEqual(lines, [])
})

test('behavior: secrets are removed at any depth', () => {
  const lines: string[] = []
  const key = `0x${'ab'.repeat(32)}`
  createLogger('info', (line) => lines.push(line)).info('started', {
    privateKey: key,
    options: { password: key, port: 1 },
  })
  assert.doesNotMatch(lines.join(''), /abab/)
  assert.match(lines.join(''), /"port":1/)
})

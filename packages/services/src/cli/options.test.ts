import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KeeperArguments, readArguments } from './options.ts'

const URLS = ['--execution', 'http://127.0.0.1:8545', '--beacon', 'http://127.0.0.1:5052']
const FILES = ['--deployment', 'pool.json', '--key', 'key']
const read = (...args: string[]) => readArguments(KeeperArguments, args)

test('default: numbers are numbers, the rest has defaults', () => {
  const { port, poll, key } = read(...URLS, ...FILES, '--poll', '5')
  assert.deepEqual({ port, poll, key }, { port: 9_464, poll: 5, key: 'key' })
})

test('error: one line that names the option', () => {
  assert.throws(() => read(...URLS, '--key', 'key'), { message: '--deployment is missing' })
  assert.throws(
    () => read(...URLS, ...FILES, '--port', '70000'),
    /^BaseError: --port must be a port/,
  )
  assert.throws(() => read(...FILES, '--execution', 'nonsense'), /--execution must be a URL/)
  assert.throws(() => read(...URLS, ...FILES, '--verbose'), /--verbose/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '../testing/syntheticState.ts'
import { chooseHasher, hashNodes, hashPairs } from './hashPairs.ts'

test('default: without a build for this platform hashes are the same', async () => {
  const slow = await chooseHasher(() => Promise.reject(new Error('no build')))
  assert.notEqual(slow, hashPairs)
  const input = createRandom(1).bytes(64 * 65)
  const expected = new Uint8Array(32 * 65)
  const output = new Uint8Array(32 * 65)
  hashPairs(input, expected)
  slow(input, output)
  assert.deepEqual(output, expected)
  const first = hashNodes(input.subarray(0, 32), input.subarray(32, 64))
  assert.deepEqual(first, expected.slice(0, 32))
})

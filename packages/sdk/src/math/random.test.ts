import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from './random.ts'

describe('createRandom', () => {
  test('default: the same seed, the same numbers', () => {
    const draw = (seed: bigint) => {
      const random = createRandom(seed)
      return Array.from({ length: 20 }, () => random.between(0n, 2n ** 96n))
    }
    assert.deepEqual(draw(1n), draw(1n))
    assert.notDeepEqual(draw(1n), draw(2n))
  })

  test('property: numbers stay within bounds', () => {
    const bound = fc.bigInt({ min: 0n, max: 2n ** 96n })
    fc.assert(
      fc.property(bound, bound, bound, (seed, least, range) => {
        const drawn = createRandom(seed).between(least, least + range)
        assert.ok(drawn >= least && drawn <= least + range)
      }),
    )
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { gweiToWei } from '../units/ether.ts'
import { OPERATOR_ETHER, prices, value } from './checkpointValue.ts'
import { ONE } from './sharePrice.ts'

const wei = fc.bigInt({ min: 0n, max: 2n ** 96n - 1n })
const gwei = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const supply = fc.bigInt({ min: 1n, max: 2n ** 96n - 1n })
const validators = fc.bigInt({ min: 0n, max: 2n ** 20n })
const NO_CAP = 2n ** 256n

describe('checkpointValue', () => {
  test("default: the operators' ether is not the holders'", () => {
    assert.equal(value(5n, 33n * 10n ** 9n, 1n), 32n * OPERATOR_ETHER + 5n)
    assert.equal(value(0n, 10n ** 9n - 1n, 1n), 0n)
  })

  test('property: low is at most high, and their interval holds the exact price', () => {
    fc.assert(
      fc.property(gwei, gwei, wei, supply, validators, (sum, doubt, ether, shares, count) => {
        const sums = { lowGwei: sum, highGwei: sum + doubt, exitingGwei: 0n }
        const { low, high } = prices(sums, ether, shares, count, NO_CAP)
        assert.ok(low <= high)
        assert.ok(low * shares <= value(ether, sum, count) * ONE)
        assert.ok(high * shares >= value(ether, sum + doubt, count) * ONE)
      }),
    )
  })

  test('property: the cap bounds low and never high', () => {
    fc.assert(
      fc.property(gwei, wei, supply, wei, (sum, ether, shares, cap) => {
        const sums = { lowGwei: sum, highGwei: sum, exitingGwei: 0n }
        const free = prices(sums, ether, shares, 0n, NO_CAP)
        const capped = prices(sums, ether, shares, 0n, cap)
        const isCapped = free.low > cap
        assert.equal(capped.low, isCapped ? cap : free.low)
        assert.equal(capped.high, free.high)
      }),
    )
  })

  test('property: a loss goes through whole, down to zero', () => {
    fc.assert(
      fc.property(wei, gwei, gwei, validators, (ether, sum, loss, count) => {
        const before = value(ether, sum + loss, count)
        const after = value(ether, sum, count)
        assert.equal(after, before > gweiToWei(loss) ? before - gweiToWei(loss) : 0n)
      }),
    )
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  assetsDown,
  assetsUp,
  growthCapDown,
  highUp,
  lowDown,
  mintPriceUp,
  ONE,
  queuePriceUp,
  sharesDown,
  YEAR,
} from './sharePrice.ts'

const amount = fc.bigInt({ min: 0n, max: 2n ** 96n - 1n })
const positive = fc.bigInt({ min: 1n, max: 2n ** 96n - 1n })
const seconds = fc.bigInt({ min: 0n, max: 10n * YEAR })

describe('sharePrice', () => {
  test('default: one ether is one share at price one', () => {
    assert.equal(sharesDown(ONE, ONE), ONE)
    assert.equal(assetsDown(ONE, ONE), ONE)
    assert.equal(lowDown(3n * ONE, 2n * ONE), (3n * ONE) / 2n)
    assert.equal(mintPriceUp(ONE, YEAR), (ONE * 105n) / 100n)
    assert.equal(growthCapDown(ONE, YEAR), (ONE * 110n) / 100n)
    assert.equal(queuePriceUp(ONE * YEAR), ONE * YEAR + (ONE * 60n * 86_400n * 5n) / 100n)
  })

  test('error: a price of no shares', () => {
    assert.throws(() => lowDown(ONE, 0n), RangeError)
  })

  test('property: minting and redeeming at once never gains', () => {
    fc.assert(
      fc.property(amount, positive, positive, seconds, (assets, value, supply, elapsed) => {
        const [low, high] = [lowDown(value, supply), highUp(value, supply)]
        const back = assetsDown(sharesDown(assets, mintPriceUp(high, elapsed)), low)
        assert.ok(back <= assets, `${assets} became ${back}`)
      }),
    )
  })

  test('property: minting never lowers what a share is worth', () => {
    fc.assert(
      fc.property(amount, positive, positive, (assets, value, supply) => {
        const shares = sharesDown(assets, highUp(value, supply))
        assert.ok((value + assets) * supply >= value * (supply + shares))
      }),
    )
  })

  test('property: up is down or one more', () => {
    fc.assert(
      fc.property(amount, positive, (left, right) => {
        assert.ok([0n, 1n].includes(highUp(left, right) - lowDown(left, right)))
        assert.ok([0n, 1n].includes(assetsUp(left, right) - assetsDown(left, right)))
      }),
    )
  })

  test('property: prices only rise with time', () => {
    fc.assert(
      fc.property(amount, seconds, seconds, (price, first, second) => {
        const [early, late] = first < second ? [first, second] : [second, first]
        assert.ok(mintPriceUp(price, early) <= mintPriceUp(price, late))
        assert.ok(growthCapDown(price, early) <= growthCapDown(price, late))
        assert.ok(mintPriceUp(price, early) >= price)
      }),
    )
  })
})

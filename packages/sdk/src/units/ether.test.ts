import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { formatEther, formatGwei } from 'viem'
import {
  etherToGwei,
  etherToWei,
  gweiToWei,
  weiToEtherDown,
  weiToGweiDown,
  weiToGweiUp,
} from './ether.ts'

const amount = fc.bigInt({ min: 0n, max: 2n ** 96n })

describe('ether', () => {
  test('property: as viem converts', () => {
    fc.assert(
      fc.property(amount, (amount) => {
        assert.equal(formatEther(etherToWei(amount)), String(amount))
        assert.equal(formatGwei(gweiToWei(amount)), String(amount))
        assert.equal(gweiToWei(etherToGwei(amount)), etherToWei(amount))
      }),
    )
  })

  test('property: rounding loses less than a unit, in the named direction', () => {
    fc.assert(
      fc.property(amount, (wei) => {
        const [down, up] = [weiToGweiDown(wei), weiToGweiUp(wei)]
        assert.ok(gweiToWei(down) <= wei && wei <= gweiToWei(up))
        assert.ok(up - down <= 1n)
        assert.equal(up === down, wei % 10n ** 9n === 0n)
        assert.ok(etherToWei(weiToEtherDown(wei)) <= wei)
        assert.ok(wei < etherToWei(weiToEtherDown(wei) + 1n))
      }),
    )
  })
})

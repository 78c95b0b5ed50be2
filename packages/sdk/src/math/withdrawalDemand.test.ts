import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { etherToGwei, etherToWei, weiToGweiUp } from '../units/ether.ts'
import {
  amountGwei,
  FULL_EXIT,
  isNeeded,
  need,
  REMAINING_GWEI,
  SMALLEST_PARTIAL_GWEI,
} from './withdrawalDemand.ts'

const wei = fc.bigInt({ min: 0n, max: 2n ** 96n - 1n })

describe('withdrawalDemand', () => {
  test('default', () => {
    assert.equal(need(10n, 3n, 2n), 5n)
    assert.equal(amountGwei(etherToWei(100n), etherToGwei(2_000n)), etherToGwei(100n))
    assert.equal(amountGwei(1n, etherToGwei(2_000n)), SMALLEST_PARTIAL_GWEI)
    assert.equal(amountGwei(etherToWei(5_000n), etherToGwei(2_000n)), etherToGwei(1_968n))
    assert.equal(amountGwei(1n, etherToGwei(95n)), FULL_EXIT)
  })

  test('error: what is there or coming covers the queue', () => {
    assert.throws(() => need(5n, 3n, 2n), {
      name: 'NothingNeeded',
      args: [5n, 3n, 2n],
      retryable: true,
      message: /^NothingNeeded\(queued 5, idle 3, onTheWay 2\): /,
    })
  })

  test('property: the need closes the gap exactly', () => {
    fc.assert(
      fc.property(wei, wei, wei, (queued, idle, onTheWay) => {
        if (isNeeded(queued, idle, onTheWay)) {
          assert.equal(idle + onTheWay + need(queued, idle, onTheWay), queued)
        } else {
          assert.ok(idle + onTheWay >= queued)
        }
      }),
    )
  })

  test('property: a partial is worth it, leaves enough, and is no more than needed', () => {
    const needWei = fc.bigInt({ min: 1n, max: etherToWei(4_096n) })
    const balanceGwei = fc.bigInt({ min: 0n, max: etherToGwei(2_100n) })
    fc.assert(
      fc.property(needWei, balanceGwei, (needWei, balanceGwei) => {
        const asked = amountGwei(needWei, balanceGwei)
        const couldGive = balanceGwei >= REMAINING_GWEI + SMALLEST_PARTIAL_GWEI
        assert.equal(asked !== FULL_EXIT, couldGive)
        if (asked === FULL_EXIT) return
        assert.ok(asked >= SMALLEST_PARTIAL_GWEI)
        assert.ok(balanceGwei - asked >= REMAINING_GWEI)
        assert.ok(asked <= SMALLEST_PARTIAL_GWEI || asked <= weiToGweiUp(needWei))
      }),
    )
  })
})

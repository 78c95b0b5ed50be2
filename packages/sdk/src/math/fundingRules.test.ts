import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { etherToWei } from '../units/ether.ts'
import { FAR_FUTURE_EPOCH } from '../units/time.ts'
import { bondFor, isFresh, isTopUp, requireFresh, requireTopUp } from './fundingRules.ts'

const fresh = {
  ...{ index: 70, effectiveBalanceEther: 1, slashed: false },
  activationEligibilityEpoch: FAR_FUTURE_EPOCH,
  ...{ activationEpoch: FAR_FUTURE_EPOCH, exitEpoch: FAR_FUTURE_EPOCH },
}

describe('fundingRules', () => {
  test('default: a predeposit with or without a gift', () => {
    for (const effectiveBalanceEther of [1, 15]) {
      requireFresh({ ...fresh, effectiveBalanceEther })
    }
    for (const topUpEther of [31n, 1_983n]) requireTopUp(topUpEther)
    assert.equal(bondFor(32n), etherToWei(128n) / 100n)
  })

  const touched = [
    { effectiveBalanceEther: 0 },
    { effectiveBalanceEther: 16 },
    { slashed: true },
    { activationEligibilityEpoch: 3 },
    { activationEpoch: 3 },
    { exitEpoch: 3 },
  ]
  for (const change of touched) {
    test(`error: ${JSON.stringify(change)} is not fresh`, () => {
      assert.equal(isFresh({ ...fresh, ...change }), false)
      const expected = { name: 'NotFresh', args: [70n], retryable: false }
      assert.throws(() => requireFresh({ ...fresh, ...change }), expected)
    })
  }

  test('error: a top-up out of bounds', () => {
    for (const topUpEther of [0n, 30n, 1_984n]) {
      assert.equal(isTopUp(topUpEther), false)
      assert.throws(() => requireTopUp(topUpEther), { name: 'TopUpOutOfBounds' })
    }
  })

  test('property: bonds add up', () => {
    const ether = fc.bigInt({ min: 0n, max: 1_983n })
    fc.assert(
      fc.property(ether, ether, (first, second) => {
        assert.equal(bondFor(first) + bondFor(second), bondFor(first + second))
      }),
    )
  })
})

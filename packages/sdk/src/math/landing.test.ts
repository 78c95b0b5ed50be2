import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { etherToGwei } from '../units/ether.ts'
import { FAR_FUTURE_EPOCH } from '../units/time.ts'
import { PHASES, PREDEPOSIT_GWEI, phaseOf } from './landing.ts'

const topUp = fc.bigInt({ min: 31n, max: 1_983n }).map(etherToGwei)
const balance = fc.bigInt({ min: 0n, max: etherToGwei(2_048n) })

describe('landing', () => {
  const topUpGwei = etherToGwei(32n)

  test('default: the balance tells which deposits have arrived', () => {
    const phase = (balanceGwei: bigint) =>
      phaseOf(balanceGwei, topUpGwei, FAR_FUTURE_EPOCH, 10, false)
    assert.equal(phase(PREDEPOSIT_GWEI), 'InFlight')
    assert.equal(phase(PREDEPOSIT_GWEI + topUpGwei / 2n), 'Uncertain')
    assert.equal(phase(PREDEPOSIT_GWEI + topUpGwei), 'Landed')
  })

  test('behavior: nothing is in flight to a validator that is swept', () => {
    assert.equal(phaseOf(PREDEPOSIT_GWEI, topUpGwei, 11, 10, false), 'InFlight')
    assert.equal(phaseOf(PREDEPOSIT_GWEI, topUpGwei, 10, 10, false), 'Uncertain')
  })

  test('property: more balance never leads back', () => {
    fc.assert(
      fc.property(balance, balance, topUp, fc.boolean(), (first, second, topUp, doubted) => {
        const [less, more] = first < second ? [first, second] : [second, first]
        const rank = (balanceGwei: bigint) =>
          PHASES.indexOf(phaseOf(balanceGwei, topUp, FAR_FUTURE_EPOCH, 10, doubted))
        assert.ok(rank(less) <= rank(more))
      }),
    )
  })

  test('property: a doubt ends only by landing', () => {
    fc.assert(
      fc.property(balance, topUp, (balanceGwei, topUp) => {
        const doubted = phaseOf(balanceGwei, topUp, FAR_FUTURE_EPOCH, 10, true)
        const trusted = phaseOf(balanceGwei, topUp, FAR_FUTURE_EPOCH, 10, false)
        assert.equal(doubted, trusted === 'Landed' ? 'Landed' : 'Uncertain')
      }),
    )
  })
})

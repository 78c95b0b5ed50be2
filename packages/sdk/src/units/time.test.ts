import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { deployment } from '../testing/deployment.ts'
import { epochOf, firstSlotOf, slotAt, timestampOf } from './time.ts'

const { clock } = deployment

describe('time', () => {
  test('default', () => {
    assert.equal(slotAt(clock, 1_000), 0)
    assert.equal(slotAt(clock, 1_023), 1)
    assert.equal(timestampOf(clock, 2), 1_024)
    assert.equal(epochOf(clock, 15), 1)
    assert.equal(firstSlotOf(clock, 1), 8)
  })

  test('property: a slot holds its own seconds, an epoch its own slots', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(clock.secondsPerSlot - 1), (slot, second) => {
        assert.equal(slotAt(clock, timestampOf(clock, slot) + second), slot)
        const first = firstSlotOf(clock, epochOf(clock, slot))
        assert.ok(first <= slot && slot < first + clock.slotsPerEpoch)
      }),
    )
  })
})

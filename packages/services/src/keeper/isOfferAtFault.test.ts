import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOfferAtFault } from './isOfferAtFault.ts'

test('default: what the contracts say of one offer', () => {
  for (const name of ['NotOffered', 'AlreadyUsed', 'BondTooLow', 'TooManyPods']) {
    assert.ok(isOfferAtFault({ name, retryable: false }), name)
  }
})

test('behavior: the pool, the proof and the node are no fault of an offer', () => {
  for (const name of ['SnapshotOpen', 'QueueComesFirst', 'ProofTooOld', 'WrongRoot']) {
    assert.ok(!isOfferAtFault({ name, retryable: false }), name)
  }
  assert.ok(!isOfferAtFault({ name: 'BaseError', retryable: true }), 'a node that is away')
})

test('behavior: a call that ended without any error of the contracts is', () => {
  assert.ok(isOfferAtFault({ name: 'BaseError', retryable: false }))
})

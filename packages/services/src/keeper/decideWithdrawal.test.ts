import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FAR_FUTURE_EPOCH } from '@limpid/prover'
import { decideWithdrawal, type Leaver, type WithdrawalView } from './decideWithdrawal.ts'

function validator(index: number, operatorId: bigint, change: Partial<Leaver> = {}): Leaver {
  return {
    index,
    operatorId,
    seat: Number(operatorId),
    pubkey: '0x',
    topUpEther: 100n,
    landed: true,
    exiting: false,
    uncertain: false,
    asked: false,
    activationEpoch: 10,
    exitEpoch: FAR_FUTURE_EPOCH,
    ...change,
  }
}

const view: WithdrawalView = {
  need: 1n,
  turn: { podId: 1n, sinceSlot: 90 },
  slot: 100,
  epoch: 12,
  shardCommitteePeriod: 2,
  validators: [validator(3, 0n), validator(4, 1n), validator(5, 1n), validator(6, 2n)],
}

function decide(change: Partial<WithdrawalView>): number | string {
  const decision = decideWithdrawal({ ...view, ...change })
  return decision.action === 'withdraw' ? decision.index : decision.reason
}

test('default: the lowest index of the pod whose turn it is', () => {
  assert.equal(decide({}), 4)
})

test('behavior: nothing without need', () => {
  assert.equal(decide({ need: 0n }), 'nothing is needed')
})

test('behavior: a pod with nothing to give is passed at once, round the end', () => {
  const gone = [
    validator(4, 1n, { exiting: true }),
    validator(5, 1n, { asked: true }),
    validator(6, 2n, { landed: false }),
  ]
  assert.equal(decide({ validators: [validator(3, 0n), ...gone] }), 3)
})

test('behavior: a pod that cannot give yet is waited for, then passed once', () => {
  const young = [validator(4, 1n, { activationEpoch: 11 }), validator(6, 2n)]
  assert.equal(decide({ validators: young }), 'it is the turn of pod 1')
  assert.equal(decide({ validators: young, slot: 122 }), 6)
  const younger = [
    ...young.slice(0, 1),
    validator(6, 2n, { activationEpoch: 11 }),
    validator(3, 0n),
  ]
  assert.equal(decide({ validators: younger, slot: 122 }), 'it is the turn of pod 2')
})

test('behavior: who is leaving unasked is passed over before the pool has heard of it', () => {
  const leaving = validator(4, 1n, { exitEpoch: 40 })
  assert.equal(decide({ validators: [leaving, validator(5, 1n)] }), 5)
  // The pod still counts as able to give: the contract waits for it too.
  assert.equal(decide({ validators: [validator(3, 0n), leaving] }), 'it is the turn of pod 1')
  assert.equal(decide({ validators: [validator(3, 0n), leaving], slot: 122 }), 3)
})

test('behavior: waits when nobody is active for long enough', () => {
  const young = [validator(4, 1n, { activationEpoch: 11 })]
  assert.equal(decide({ validators: young, slot: 122 }), 'no validator may leave yet')
  assert.equal(decide({ validators: [] }), 'no validator may leave yet')
})

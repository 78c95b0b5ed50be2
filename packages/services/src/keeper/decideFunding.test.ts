import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FAR_FUTURE_EPOCH } from '@limpid/prover'
import { etherToWei } from '@limpid/sdk'
import { type Candidate, decideFunding } from './decideFunding.ts'

const pod = '0xAbCdEf0123456789aBcDeF0123456789abcdef01'
const credentials = `0x02${'00'.repeat(11)}${pod.slice(2).toLowerCase()}` as const

function candidate(index: number, change: Partial<Candidate> = {}): Candidate {
  const pubkey = `0x${index.toString(16).padStart(96, '0')}` as const
  return {
    offer: { operatorId: 0n, pubkey, topUpEther: 100n, deadline: 1n, signature: '0x' },
    fact: {
      index,
      balanceGwei: 0n,
      effectiveBalanceEther: 1,
      slashed: false,
      activationEligibilityEpoch: FAR_FUTURE_EPOCH,
      activationEpoch: FAR_FUTURE_EPOCH,
      exitEpoch: FAR_FUTURE_EPOCH,
      withdrawableEpoch: FAR_FUTURE_EPOCH,
    },
    credentials,
    pod,
    freeBond: etherToWei(12n),
    ...change,
  }
}

const decide = (
  candidates: Candidate[],
  stakeable = etherToWei(1_000n),
  isSnapshotOpen = false,
) => {
  const { fund, refused } = decideFunding({ candidates, stakeable, isSnapshotOpen })
  return {
    indices: fund.map(({ index }) => index),
    reasons: refused.map((r) => r.reason),
  }
}

test('default: by rising index, as the stream wants them', () => {
  assert.deepEqual(decide([candidate(9), candidate(4)]), { indices: [4, 9], reasons: [] })
})

test('behavior: as far as the ether goes; a smaller key behind may still fit', () => {
  const small = candidate(7)
  small.offer.topUpEther = 31n
  const { indices, reasons } = decide([candidate(5), candidate(6), small], etherToWei(140n))
  assert.deepEqual(indices, [5, 7])
  assert.match(reasons.join(), /can stake 40000000000000000000 wei/)
})

test("behavior: as far as the operator's one bond goes", () => {
  // 4 ETH of bond for each 100 ETH.
  const { indices, reasons } = decide([1, 2, 3, 4].map((index) => candidate(index)))
  assert.deepEqual(indices, [1, 2, 3])
  assert.match(reasons.join(), /bond lacks 4000000000000000000 wei/)
})

test('behavior: nothing while a snapshot is open', () => {
  assert.deepEqual(decide([candidate(1)], etherToWei(1_000n), true), {
    indices: [],
    reasons: ['a snapshot is open'],
  })
})

test('behavior: refuses what the contract would refuse', () => {
  const { fact } = candidate(1)
  assert.ok(fact)
  const refused: Partial<Candidate>[] = [
    { fact: undefined },
    { credentials: `0x01${credentials.slice(4)}` },
    { fact: { ...fact, slashed: true } },
    { fact: { ...fact, effectiveBalanceEther: 16 } },
    { fact: { ...fact, effectiveBalanceEther: 0 } },
    { fact: { ...fact, activationEligibilityEpoch: 5 } },
    { fact: { ...fact, exitEpoch: 5 } },
  ]
  for (const change of refused) {
    const { indices, reasons } = decide([candidate(1, change)])
    assert.deepEqual(indices, [], JSON.stringify(reasons))
    assert.equal(reasons.length, 1)
  }
})

test('behavior: at most 16 keys in one transaction', () => {
  const many = Array.from({ length: 18 }, (_, index) =>
    candidate(index, { freeBond: etherToWei(100n) }),
  )
  const { indices, reasons } = decide(many, etherToWei(10_000n))
  assert.equal(indices.length, 16)
  assert.deepEqual(reasons, ['in the next transaction', 'in the next transaction'])
})

test("behavior: one operator's empty bond does not stop another's key", () => {
  const [poor, rich] = [candidate(1, { freeBond: 0n }), candidate(2)]
  rich.offer.operatorId = 1n
  assert.deepEqual(decide([poor, rich]).indices, [2])
})

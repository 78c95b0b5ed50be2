import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Abi, TransactionReceipt } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { poolAbi } from '../abi/poolAbi.ts'
import { createLog } from '../testing/fakeNode.ts'
import { EMPTY_RUN } from '../types/run.ts'
import { extractClaim } from './extractClaim.ts'
import { extractDeposit } from './extractDeposit.ts'
import { extractFinalized } from './extractFinalized.ts'
import { extractProven } from './extractProven.ts'
import { extractRedeemRequest } from './extractRedeemRequest.ts'
import { extractRegistered } from './extractRegistered.ts'

const someone = '0x2000000000000000000000000000000000000001'

/** Of a receipt, the extractors read only hash and logs. */
function receiptOf(...events: [abi: Abi, name: string, args: Record<string, unknown>][]) {
  const logs = events.map(([abi, name, args]) => createLog(abi, name, args))
  return { transactionHash: `0x${'cd'.repeat(32)}`, logs } as unknown as TransactionReceipt
}

describe('extractEvent', () => {
  const deposited = { sender: someone, receiver: someone, assets: 5n, shares: 4n }

  test('default: deposit', () => {
    const minted = { from: someone, to: someone, shares: 4n }
    const receipt = receiptOf([poolAbi, 'Transfer', minted], [poolAbi, 'Deposit', deposited])
    assert.deepEqual(extractDeposit(receipt), { shares: 4n })
  })

  test('default: redemption', () => {
    const asked = { owner: someone, receiver: someone, batch: 3n, shares: 4n }
    assert.deepEqual(extractRedeemRequest(receiptOf([poolAbi, 'RedeemRequested', asked])), {
      batch: 3n,
    })
    const paid = { ...asked, assets: 6n }
    assert.deepEqual(extractClaim(receiptOf([poolAbi, 'Claimed', paid])), { assets: 6n })
  })

  test('default: registration', () => {
    const registered = { operatorId: 2n, operator: someone, pod: someone }
    const receipt = receiptOf([operatorsAbi, 'OperatorRegistered', registered])
    assert.deepEqual(extractRegistered(receipt), { operatorId: 2n, pod: someone })
  })

  test('default: checkpoint', () => {
    const proven = (count: number) => {
      return { number: 1n, prover: someone, run: { ...EMPTY_RUN, count, lastIndex: 70 } }
    }
    const finalized = { number: 1n, slot: 69n, prover: someone, low: 7n, high: 8n }
    const receipt = receiptOf(
      [checkpointsAbi, 'Proven', proven(4)],
      [checkpointsAbi, 'Proven', proven(8)],
      [checkpointsAbi, 'Finalized', finalized],
    )
    assert.deepEqual(extractProven(receipt), { ...EMPTY_RUN, count: 8, lastIndex: 70 })
    assert.deepEqual(extractFinalized(receipt), { slot: 69, low: 7n, high: 8n })
  })

  test('error: a receipt without the event', () => {
    const receipt = receiptOf([poolAbi, 'Deposit', deposited])
    assert.throws(() => extractClaim(receipt), {
      name: 'BaseError',
      message: /^Transaction 0xcd.* has no Claimed event\. Check that it succeeded/,
    })
  })
})

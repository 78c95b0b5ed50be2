import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { poolAbi } from '../abi/poolAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { getDemand } from './getDemand.ts'

async function demandOf(demand: Record<'queued' | 'idle' | 'podEther' | 'onTheWay', bigint>) {
  const answers = { ...demand, queuedAssets: demand.queued, turn: [2n, 70n] }
  const { client } = createFakeNode([
    { address: deployment.pool, abi: poolAbi, answers },
    { address: deployment.validators, abi: validatorsAbi, answers },
  ])
  return getDemand(client, { deployment })
}

describe('getDemand', () => {
  test('default: what is idle, in pods or on its way is not needed', async () => {
    const demand = { queued: 10n, idle: 3n, podEther: 1n, onTheWay: 2n }
    assert.deepEqual(await demandOf(demand), {
      ...{ ...demand, need: 4n },
      turn: { podId: 2n, sinceSlot: 70 },
    })
  })

  test('behavior: nothing is needed when the queue is covered', async () => {
    const covered = { queued: 6n, idle: 3n, podEther: 1n, onTheWay: 2n }
    assert.equal((await demandOf(covered)).need, 0n)
    assert.equal((await demandOf({ ...covered, queued: 0n })).need, 0n)
  })
})

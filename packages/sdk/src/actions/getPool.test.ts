import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { poolAbi } from '../abi/poolAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { getBatch } from './getBatch.ts'
import { getClaims } from './getClaims.ts'
import { getPool } from './getPool.ts'
import { getShares } from './getShares.ts'

const owner = '0x2000000000000000000000000000000000000001'

function createPool(answers: Record<string, unknown>) {
  return createFakeNode([{ address: deployment.pool, abi: poolAbi, answers }]).client
}

describe('getPool', () => {
  test('default', async () => {
    const books = { idle: 1n, claimable: 2n, queuedShares: 4n, queuedAssets: 5n, openBatch: 6n }
    const client = createPool({ ...books, totalSupply: 3n })
    assert.deepEqual(await getPool(client, { deployment }), { ...books, supply: 3n })
  })
})

describe('getBatch', () => {
  test('default', async () => {
    const client = createPool({ batch: (id: bigint) => [id, id + 1n] })
    assert.deepEqual(await getBatch(client, { deployment, batch: 8n }), { shares: 8n, assets: 9n })
  })
})

describe('getShares and getClaims', () => {
  test('default: the two balances the pool keeps under one name', async () => {
    const client = createPool({
      balanceOf: (_: string, batch?: bigint) => (batch === undefined ? 5n : batch * 100n),
    })
    assert.equal(await getShares(client, { deployment, owner }), 5n)
    assert.equal(await getClaims(client, { deployment, owner, batch: 3n }), 300n)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encodeErrorResult } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode, HEAD, Revert } from '../testing/fakeNode.ts'
import { getPrices } from './getPrices.ts'

function createPool(mintPrice: unknown) {
  const answers = { low: 10n, high: 11n, pricedAt: 1_012n, mintPrice }
  return createFakeNode([{ address: deployment.pool, abi: poolAbi, answers }])
}

describe('getPrices', () => {
  test('default', async () => {
    const { client } = createPool(12n)
    const prices = { low: 10n, high: 11n, pricedAt: 1_012, mintPrice: 12n }
    assert.deepEqual(await getPrices(client, { deployment }), prices)
  })

  test('behavior: all is read at one block', async () => {
    const { client, requests } = createPool(12n)
    await getPrices(client, { deployment })
    const calls = requests.filter(({ method }) => method === 'eth_call')
    assert.deepEqual(
      new Set(calls.map(({ params }) => BigInt(params[1] as string))),
      new Set([HEAD]),
    )
    assert.equal(calls.length, 4)
  })

  test('behavior: no mint price while the pool does not mint', async () => {
    const reasons = [
      encodeErrorResult({ abi: poolAbi, errorName: 'PriceTooOld', args: [900n, 840n] }),
      encodeErrorResult({ abi: poolAbi, errorName: 'NothingLeft' }),
    ]
    for (const reason of reasons) {
      const { client } = createPool(new Revert(reason))
      const { mintPrice } = await getPrices(client, { deployment })
      assert.equal(mintPrice, null, reason)
    }
  })

  test('error: any other reason', async () => {
    const { client } = createPool(
      new Revert(encodeErrorResult({ abi: poolAbi, errorName: 'Locked' })),
    )
    await assert.rejects(getPrices(client, { deployment }), { name: 'Locked' })
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encodeErrorResult } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import { deposit } from '../actions/deposit.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode, GAS, Revert } from '../testing/fakeNode.ts'

const pool = { address: deployment.pool, abi: poolAbi }

describe('send', () => {
  test('default: simulates as the account with the value, then sends the same', async () => {
    const { client, requests, sent } = createFakeNode([pool])
    const hash = await deposit(client, { deployment, assets: 5n })
    assert.equal(hash, `0x${'ab'.repeat(32)}`)
    const simulation = requests.find(({ method }) => method === 'eth_estimateGas')
    assert.ok(simulation !== undefined)
    const [simulated, block] = simulation.params as [Record<string, string>, string]
    assert.equal(simulated['from'], client.account.address)
    assert.equal(BigInt(simulated['value'] ?? 0), 5n)
    assert.equal(block, 'latest', 'only existing blocks have a beacon root')
    assert.equal(sent.length, 1)
    assert.equal(sent[0]?.data, simulated['data'])
    assert.equal(sent[0]?.value, 5n)
  })

  test('behavior: gas for a state that others change meanwhile', async () => {
    const { client, sent } = createFakeNode([pool])
    await deposit(client, { deployment, assets: 5n })
    assert.equal(sent[0]?.gas, (GAS * 125n) / 100n)
  })

  test('error: what would revert is decoded and not sent', async () => {
    const data = encodeErrorResult({ abi: poolAbi, errorName: 'TooFewShares', args: [1n, 2n] })
    const { client, sent } = createFakeNode([{ ...pool, answers: { deposit: new Revert(data) } }])
    await assert.rejects(deposit(client, { deployment, assets: 5n, minShares: 2n }), {
      name: 'TooFewShares',
      args: [1n, 2n],
      retryable: false,
    })
    assert.equal(sent.length, 0)
  })

  test('error: client and deployment on different chains', async () => {
    const { client, requests } = createFakeNode([pool])
    const elsewhere = { ...deployment, chainId: 1 }
    await assert.rejects(deposit(client, { deployment: elsewhere, assets: 5n }), {
      message: "The deployment is on chain 1, the client on 1337. Switch the client's chain.",
    })
    assert.equal(requests.length, 0)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createClient, custom } from 'viem'
import { getWithdrawalFee } from './getWithdrawalFee.ts'

function createChain(answer: string) {
  const request = async ({ method }: { method: string }) => {
    assert.equal(method, 'eth_call')
    return answer
  }
  return createClient({ transport: custom({ request }) })
}

describe('getWithdrawalFee', () => {
  test('default', async () => {
    const word = `0x${'0'.repeat(62)}2a`
    assert.equal(await getWithdrawalFee(createChain(word)), 42n)
  })

  test('error: a chain without the contract', async () => {
    await assert.rejects(getWithdrawalFee(createChain('0x')), { name: 'NoFee', retryable: true })
  })
})

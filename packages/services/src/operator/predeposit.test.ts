import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SecretKey } from '@chainsafe/blst'
import { parseEther } from 'viem'
import { sampleDeployment } from '../testing/sampleDeployment.ts'
import { predeposit } from './predeposit.ts'
import { signDeposit } from './signDeposit.ts'

const secretKey = SecretKey.fromBytes(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0 : i)))
const pod = '0xAbCdEf0123456789aBcDeF0123456789abcdef01'
const genesisForkVersion = '0x10000038'

test('default: 1 ether to the deposit contract, signed for that amount and the pod', async () => {
  const calls: Record<string, unknown>[] = []
  const client = {
    writeContract: async (call: Record<string, unknown>) => {
      calls.push(call)
      return `0x${'ab'.repeat(32)}`
    },
  }
  const parameters = { deployment: sampleDeployment, pod, secretKey, genesisForkVersion } as const
  // Nothing else of the client is used.
  const hash = await predeposit(client as never, parameters)
  assert.equal(hash, `0x${'ab'.repeat(32)}`)
  const [call, ...more] = calls
  assert.equal(more.length, 0)
  assert.equal(call?.['address'], sampleDeployment.depositContract)
  assert.equal(call?.['value'], parseEther('1'))
  const signed = signDeposit({ secretKey, pod, amountGwei: 10n ** 9n, genesisForkVersion })
  assert.deepEqual(call?.['args'], [
    ...[signed.pubkey, signed.withdrawalCredentials, signed.signature, signed.depositDataRoot],
  ])
})

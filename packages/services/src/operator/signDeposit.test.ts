import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SecretKey, Signature, verify } from '@chainsafe/blst'
import { bytesToHex, hexToBytes } from 'viem'
import { signDeposit } from './signDeposit.ts'

const { ssz } = await import('@lodestar/types')

const secretKey = SecretKey.fromBytes(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0 : i)))
const pod = '0xAbCdEf0123456789aBcDeF0123456789abcdef01'
const deposit = signDeposit({
  secretKey,
  pod,
  amountGwei: 10n ** 9n,
  genesisForkVersion: '0x10000038',
})
const message = {
  pubkey: hexToBytes(deposit.pubkey),
  withdrawalCredentials: hexToBytes(deposit.withdrawalCredentials),
  amount: Number(deposit.amountGwei),
}

test('default: credentials are 0x02, eleven zeros, the pod', () => {
  assert.equal(deposit.withdrawalCredentials, `0x02${'00'.repeat(11)}${pod.slice(2).toLowerCase()}`)
})

test("default: the data root is the reference type's", () => {
  const data = { ...message, signature: hexToBytes(deposit.signature) }
  const root = bytesToHex(ssz.phase0.DepositData.hashTreeRoot(data))
  assert.equal(deposit.depositDataRoot, root)
})

test('default: the signature is over the deposit domain of the genesis version', () => {
  const forkData = {
    currentVersion: hexToBytes('0x10000038'),
    genesisValidatorsRoot: new Uint8Array(32),
  }
  const domain = new Uint8Array(32)
  domain[0] = 3
  domain.set(ssz.phase0.ForkData.hashTreeRoot(forkData).subarray(0, 28), 4)
  const objectRoot = ssz.phase0.DepositMessage.hashTreeRoot(message)
  const signingRoot = ssz.phase0.SigningData.hashTreeRoot({ objectRoot, domain })
  const signature = Signature.fromBytes(hexToBytes(deposit.signature))
  assert.ok(verify(signingRoot, secretKey.toPublicKey(), signature))
  assert.ok(!verify(objectRoot, secretKey.toPublicKey(), signature))
})

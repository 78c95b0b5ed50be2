import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  concat,
  encodeAbiParameters,
  hashTypedData,
  keccak256,
  parseAbiParameters,
  recoverAddress,
  stringToHex,
} from 'viem'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { offerTypedData, signOffer } from './signOffer.ts'

const { client } = createFakeNode()
const pubkey = `0x${'44'.repeat(48)}` as const
const parameters = { deployment, pubkey, topUpEther: 32n, deadline: 99n }

/** As `Validators.offerDigest` works it out (EIP-712), without any typed-data library. */
function digest(chainId: bigint) {
  const domainType =
    'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'
  const offerType = 'Offer(bytes pubkey,uint256 topUpEther,uint256 deadline)'
  const hash = (text: string) => keccak256(stringToHex(text))
  const domain = encodeAbiParameters(
    parseAbiParameters('bytes32, bytes32, bytes32, uint256, address'),
    [hash(domainType), hash('Limpid'), hash('1'), chainId, deployment.validators],
  )
  const offer = encodeAbiParameters(parseAbiParameters('bytes32, bytes32, uint256, uint256'), [
    hash(offerType),
    keccak256(pubkey),
    32n,
    99n,
  ])
  return keccak256(concat(['0x1901', keccak256(domain), keccak256(offer)]))
}

describe('signOffer', () => {
  test('default: a client signs what the contract checks', async () => {
    const signature = await signOffer(client, parameters)
    const signer = await recoverAddress({ hash: digest(1337n), signature })
    assert.equal(signer, client.account.address)
    assert.equal(hashTypedData(offerTypedData(parameters)), digest(1337n))
  })

  test('behavior: an account signs the same, without a node', async () => {
    const { client, requests } = createFakeNode()
    const signature = await signOffer(client, parameters)
    assert.equal(await signOffer(client.account, parameters), signature)
    assert.deepEqual(requests, [])
  })

  test('behavior: another chain, another signature', async () => {
    const signature = await signOffer(client, { ...parameters, chainId: 1 })
    const signer = await recoverAddress({ hash: digest(1n), signature })
    assert.equal(signer, client.account.address)
  })
})

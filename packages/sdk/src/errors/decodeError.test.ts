import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  encodeErrorResult,
  encodeFunctionData,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  parseAbi,
  UserRejectedRequestError,
} from 'viem'
import { call, readContract } from 'viem/actions'
import { fuluLayoutAbi } from '../abi/fuluLayoutAbi.ts'
import { poolAbi } from '../abi/poolAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode, Revert } from '../testing/fakeNode.ts'
import { BaseError } from './baseError.ts'
import { decodeError } from './decodeError.ts'

/** What viem throws when reading a pool that reverts with this data. */
async function catchRead(data: Hex): Promise<unknown> {
  const answers = { mintPrice: new Revert(data) }
  const { client } = createFakeNode([{ address: deployment.pool, abi: poolAbi, answers }])
  const pool = { address: deployment.pool, abi: poolAbi } as const
  return readContract(client, { ...pool, functionName: 'mintPrice' }).then(
    () => assert.fail('the call did not revert'),
    (error: unknown) => error,
  )
}

describe('decodeError', () => {
  test('default: name, arguments, what to do, and whether waiting helps', async () => {
    // PriceTooOld(uint256,uint256) as the EVM returns it.
    const words = [1_000, 840].map((word) => word.toString(16).padStart(64, '0'))
    const thrown = await catchRead(`0x3156ea93${words.join('')}`)
    const error = decodeError(thrown)
    assert.equal(error.name, 'PriceTooOld')
    assert.deepEqual(error.args, [1_000n, 840n])
    assert.match(error.message, /^PriceTooOld\(age 1000, staleAge 840\): Wait for the next/)
    assert.equal(error.retryable, true)
    assert.equal(error.cause, thrown)
  })

  test('behavior: an error of the layout surfaces through another contract', async () => {
    const args = [`0x${'11'.repeat(32)}`, `0x${'22'.repeat(32)}`] as const
    const data = encodeErrorResult({ abi: fuluLayoutAbi, errorName: 'WrongRoot', args })
    const answers = { sweep: new Revert(data) }
    const address = deployment.validators
    const { client } = createFakeNode([{ address, abi: validatorsAbi, answers }])
    const sweepCall = encodeFunctionData({ abi: validatorsAbi, functionName: 'sweep', args: [0n] })
    // A plain call, with no ABI from which viem could decode.
    const thrown = await call(client, { to: address, data: sweepCall }).catch(
      (error: unknown) => error,
    )
    const error = decodeError(thrown)
    assert.equal(error.name, 'WrongRoot')
    assert.deepEqual(error.args, args)
    assert.equal(error.retryable, false)
  })

  test('behavior: both meanings of an error that two contracts share', async () => {
    const data = encodeErrorResult({ abi: poolAbi, errorName: 'NotFunded', args: [3n] })
    const { message } = decodeError(await catchRead(data))
    assert.match(message, /^NotFunded\(batch or index 3\): /)
  })

  test('behavior: errors raised in assembly', async () => {
    const error = decodeError(await catchRead('0xb12d13eb'))
    assert.equal(error.name, 'ETHTransferFailed')
    assert.match(error.message, /receiver that accepts ether/)
  })

  test("behavior: Solidity's own errors", async () => {
    const abi = parseAbi(['error Error(string)', 'error Panic(uint256)'])
    const reason = encodeErrorResult({ abi, errorName: 'Error', args: ['deposit too small'] })
    const text = decodeError(await catchRead(reason))
    assert.equal(text.name, 'Error')
    assert.deepEqual(text.args, ['deposit too small'])
    assert.match(text.message, /deposit too small/)
    const overflow = encodeErrorResult({ abi, errorName: 'Panic', args: [0x11n] })
    assert.equal(decodeError(await catchRead(overflow)).name, 'Panic')
  })

  test('behavior: data of no error we know is told as it is', async () => {
    const error = decodeError(await catchRead('0xdeadbeef'))
    assert.equal(error.name, 'UnknownRevert')
    assert.match(error.message, /0xdeadbeef/)
    assert.equal(error.retryable, false)
  })

  test('behavior: a node that does not answer may be asked again', () => {
    const cause = new HttpRequestError({ url: 'http://localhost:1', details: 'fetch failed' })
    const error = decodeError(new Error('could not read', { cause }))
    assert.equal(error.retryable, true)
    assert.match(error.message, /^HTTP request failed\. Try again/)
  })

  test('behavior: what the account lacks or refuses is not tried again', () => {
    assert.equal(decodeError(new InsufficientFundsError()).retryable, false)
    const refused = new UserRejectedRequestError(new Error('no'))
    assert.equal(decodeError(refused).retryable, false)
  })

  test('behavior: our own error stays as it is, anything else is wrapped', () => {
    const own = new BaseError('Do this.')
    assert.equal(decodeError(own), own)
    assert.equal(decodeError('text').message, 'text')
    const circular: { cause?: unknown } = {}
    circular.cause = circular
    assert.equal(decodeError(circular).cause, circular)
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Address, type Hash, type Hex, numberToHex } from 'viem'
import { sampleDeployment } from '../testing/sampleDeployment.ts'
import { confirmDeployment } from './confirmDeployment.ts'

const { layout, podImplementation, operators, validators, checkpoints, pool } = sampleDeployment
const inOrder = [layout, podImplementation, operators, validators, checkpoints, pool]
const hashes = inOrder.map((_, i) => numberToHex(i, { size: 32 }))

type Receipt = { status: string; contractAddress: Address | null }

/** A chain on which transaction i created contract i, but for one change. */
function confirm(change: { at: number; receipt?: Partial<Receipt>; code?: Hex }, sent = hashes) {
  const client = {
    getTransactionReceipt: async ({ hash }: { hash: Hash }) => {
      const i = Number(hash)
      const receipt = { status: 'success', contractAddress: inOrder[i] ?? null }
      return i === change.at ? { ...receipt, ...change.receipt } : receipt
    },
    getCode: async ({ address }: { address: Address }) =>
      address === inOrder[change.at] ? (change.code ?? '0x60') : '0x60',
  }
  // Of a receipt only these two fields are read.
  return confirmDeployment(client as never, { deployment: sampleDeployment, hashes: sent })
}

test('default: returns the addresses', async () => {
  assert.equal(await confirm({ at: 0 }), sampleDeployment)
})

test('error: a creation that reverted, went elsewhere or left no code, by name', async () => {
  const elsewhere = { contractAddress: pool }
  await assert.rejects(
    confirm({ at: 3, receipt: { status: 'reverted' } }),
    /^BaseError: Validators/,
  )
  await assert.rejects(confirm({ at: 2, receipt: elsewhere }), /Operators was not created at 0x/)
  await assert.rejects(confirm({ at: 1, receipt: { contractAddress: null } }), /Pod was not/)
  await assert.rejects(confirm({ at: 5, code: '0x' }), /Pool was not created/)
})

test('error: a transaction is missing', async () => {
  await assert.rejects(confirm({ at: 0 }, hashes.slice(0, 5)), /no transaction creates Pool/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fastAggregateVerify, Signature } from '@chainsafe/blst'
import { toHex } from '../hex.ts'
import { deriveValidatorKey } from '../keys.ts'
import { createKeyRing, type Key, signAggregate } from './keyRing.ts'

const secrets = [0, 1, 2].map((index) => deriveValidatorKey('ring', index))
const ring = createKeyRing(secrets)
const keys = secrets
  .map((secret) => ring.find(secret.toPublicKey().toBytes()))
  .filter((key): key is Key => key !== undefined)
const root = new Uint8Array(32).fill(7)

test('default: one signing verifies as the aggregate of all keys', () => {
  assert.equal(keys.length, 3)
  const signature = Signature.fromBytes(signAggregate(keys, root))
  const pubkeys = secrets.map((secret) => secret.toPublicKey())
  assert.equal(fastAggregateVerify(root, pubkeys, signature), true)
  assert.equal(fastAggregateVerify(root, pubkeys.slice(1), signature), false)
})

test('behavior: a key that stands twice counts twice', () => {
  const [first] = keys
  const [secret] = secrets
  assert.ok(first && secret)
  const pubkey = secret.toPublicKey()
  const signature = Signature.fromBytes(signAggregate([first, first], root))
  assert.equal(fastAggregateVerify(root, [pubkey, pubkey], signature), true)
})

test('behavior: without keys it is the point at infinity', () => {
  assert.equal(toHex(signAggregate([], root)), `0xc0${'00'.repeat(95)}`)
})

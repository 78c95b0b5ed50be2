import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SecretKey } from '@chainsafe/blst'
import { deriveAccountKey, deriveValidatorKey } from './keys.ts'

test('default: keys depend on the seed and the index only', () => {
  assert.equal(deriveValidatorKey('a', 3).toHex(), deriveValidatorKey('a', 3).toHex())
  const keys = [deriveValidatorKey('a', 3), deriveValidatorKey('a', 4), deriveValidatorKey('b', 3)]
  assert.equal(new Set(keys.map((key) => key.toHex())).size, 3)
  assert.match(deriveAccountKey('a', 0), /^0x[0-9a-f]{64}$/)
  assert.notEqual(deriveAccountKey('a', 0), deriveAccountKey('a', 1))
})

test('behavior: the library derives as the test vector of EIP-2333 says', () => {
  const seed = Buffer.from(
    'c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04',
    'hex',
  )
  const master = SecretKey.deriveMasterEip2333(seed)
  const toDecimal = (key: SecretKey) => BigInt(key.toHex()).toString()
  assert.equal(
    toDecimal(master),
    '6083874454709270928345386274498605044986640685124978867557563392430687146096',
  )
  assert.equal(
    toDecimal(master.deriveChildEip2333(0)),
    '20397789859736650942317412262472558107875392172444076792671091975210932703118',
  )
})

import { SecretKey } from '@chainsafe/blst'
import { toHex } from '../hex.ts'

/** Order of the BLS12-381 subgroup. */
const curveOrder = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n

/** Signature without signers: the point at infinity (G2_POINT_AT_INFINITY of the specification). */
const infinitySignature = (() => {
  const bytes = new Uint8Array(96)
  bytes[0] = 0xc0
  return bytes
})()

/** A key that the devnet signs with. */
export type Key = { secret: SecretKey; scalar: bigint }

/** Keys by public key. */
export type KeyRing = {
  add(secret: SecretKey): void
  find(pubkey: Uint8Array): Key | undefined
}

export function createKeyRing(secrets: readonly SecretKey[] = []): KeyRing {
  const keys = new Map<string, Key>()
  const add = (secret: SecretKey) => {
    const scalar = BigInt(toHex(secret.toBytes()))
    keys.set(toHex(secret.toPublicKey().toBytes()), { secret, scalar })
  }
  for (const secret of secrets) add(secret)
  return { add, find: (pubkey) => keys.get(toHex(pubkey)) }
}

/** Aggregate signature of all keys over one root, made by one signing: the sum of the signatures is the
 * signature of the sum of the keys. A key that stands twice counts twice. */
export function signAggregate(keys: readonly Key[], root: Uint8Array): Uint8Array {
  const sum = keys.reduce((total, { scalar }) => (total + scalar) % curveOrder, 0n)
  if (sum === 0n) return infinitySignature
  return SecretKey.fromHex(`0x${sum.toString(16).padStart(64, '0')}`)
    .sign(root)
    .toBytes()
}

import { concat, type Hex, sha256, size } from 'viem'
import { describeError } from '../errors/describeError.ts'

/** Bytes of a BLS public key. */
export const PUBKEY_BYTES = 48

/**
 * The SSZ root of a BLS public key: the hash of its 48 bytes and 16 zero bytes. The pool knows keys by it.
 *
 * @throws BaseError WrongPubkeyLength.
 */
export function pubkeyRoot(pubkey: Hex): Hex {
  const length = size(pubkey)
  if (length !== PUBKEY_BYTES) throw describeError('WrongPubkeyLength', [BigInt(length)])
  return sha256(concat([pubkey, `0x${'00'.repeat(16)}`]))
}

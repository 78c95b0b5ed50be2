import type { electra } from '@lodestar/types'
import { DevnetError } from '../errors.ts'

/** keccak256("DepositEvent(bytes,bytes,bytes,bytes,bytes)"). */
export const depositEventTopic =
  '0x649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5'

/** EIP-6110 request in the data of one DepositEvent: five ABI-encoded `bytes`, numbers little-endian. */
export function decodeDepositLog(data: string): electra.DepositRequest {
  const bytes = Buffer.from(data.slice(2), 'hex')
  const readWord = (offset: number) =>
    Number(BigInt(`0x${bytes.toString('hex', offset, offset + 32)}`))
  const readField = (position: number, size: number): Buffer => {
    const offset = readWord(position * 32)
    if (readWord(offset) !== size)
      throw new DevnetError('malformed DepositEvent: not the real contract')
    return bytes.subarray(offset + 32, offset + 32 + size)
  }
  return {
    pubkey: Uint8Array.from(readField(0, 48)),
    withdrawalCredentials: Uint8Array.from(readField(1, 32)),
    amount: Number(readField(2, 8).readBigUInt64LE()),
    signature: Uint8Array.from(readField(3, 96)),
    index: readField(4, 8).readBigUInt64LE(),
  }
}

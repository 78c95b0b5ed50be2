import { bytesToHex, concat, type Hex, hexToBytes, size, slice } from 'viem'

/* Ways to damage a stream, by where its fields lie (ILayout.sol). */

/** Bytes before the indices of a validators stream and of a containers stream. */
export const VALIDATORS_HEAD = 12
export const CONTAINERS_HEAD = 11

/** Adds one to the byte at `offset`. */
export function bump(stream: Hex, offset: number): Hex {
  const bytes = hexToBytes(stream)
  bytes[offset] = ((bytes[offset] ?? 0) + 1) % 256
  return bytesToHex(bytes)
}

export const truncate = (stream: Hex): Hex => slice(stream, 0, size(stream) - 1)
export const extend = (stream: Hex): Hex => concat([stream, '0x00'])

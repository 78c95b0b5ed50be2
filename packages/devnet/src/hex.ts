/** Lower-case 0x hex of the bytes. */
export function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`
}

/** Bytes of a 0x hex string. A copy: SSZ libraries keep what they are given. */
export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'))
}

/** JSON-RPC quantity: 0x hex without leading zeros. */
export function toQuantity(value: number | bigint): `0x${string}` {
  return `0x${value.toString(16)}`
}

/** 32-byte big-endian word, as storage slots and values are written. */
export function toWord(value: number | bigint): `0x${string}` {
  return `0x${value.toString(16).padStart(64, '0')}`
}

import type { Hex } from 'viem'
import { ProverError } from './errors.ts'

/** Writes a stream from its first byte to its last. */
export type Writer = {
  /** A number of 1, 2, 4 or 8 bytes, big-endian. @throws when they cannot hold it. */
  integer(value: number, bytes: 1 | 2 | 4 | 8): void
  nodes(nodes: Uint8Array): void
  end(): Hex
}

export function createWriter(): Writer {
  let buffer = Buffer.alloc(2 ** 16)
  let view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
  let length = 0
  const reserve = (bytes: number): number => {
    if (length + bytes > buffer.length) {
      buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length + bytes)])
      view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length)
    }
    length += bytes
    return length - bytes
  }
  return {
    integer(value, bytes) {
      if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** bytes) {
        throw new ProverError(`${value} does not fit the ${bytes} bytes a stream has for it`)
      }
      const at = reserve(bytes)
      if (bytes === 1) view.setUint8(at, value)
      else if (bytes === 2) view.setUint16(at, value)
      else if (bytes === 4) view.setUint32(at, value)
      else view.setBigUint64(at, BigInt(value))
    },
    nodes(nodes) {
      // Making room may replace the buffer.
      const at = reserve(nodes.length)
      buffer.set(nodes, at)
    },
    end: () => `0x${buffer.toString('hex', 0, length)}`,
  }
}

import type { Hex } from 'viem'
import { ProverError } from './errors.ts'

/** Writes a stream from its first byte to its last. */
export type Writer = {
  /** A number, big-endian. @throws when so many bytes cannot hold it. */
  integer(value: number, bytes: number): void
  nodes(nodes: Uint8Array): void
  end(): Hex
}

export function createWriter(): Writer {
  let buffer = Buffer.alloc(4_096)
  let length = 0
  const reserve = (bytes: number): number => {
    if (length + bytes > buffer.length) {
      buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length + bytes)])
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
      // Buffers write up to six bytes; a safe integer has no more than seven, and only lengths have eight.
      const head = Math.max(0, bytes - 6)
      if (head > 0) buffer.writeUIntBE(Math.floor(value / 2 ** 48), at, head)
      buffer.writeUIntBE(value % 2 ** 48, at + head, bytes - head)
    },
    nodes(nodes) {
      // Making room may replace the buffer.
      const at = reserve(nodes.length)
      buffer.set(nodes, at)
    },
    end: () => `0x${buffer.toString('hex', 0, length)}`,
  }
}

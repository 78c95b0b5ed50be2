import type { Hex } from 'viem'
import { ProverError } from './errors.ts'

/** Writes a stream from its first byte to its last. */
export type Writer = {
  /** A number, big-endian. @throws when so many bytes cannot hold it. */
  integer(value: number, bytes: number): void
  node(node: Uint8Array): void
  end(): Hex
}

export function createWriter(): Writer {
  let buffer = Buffer.alloc(4_096)
  let length = 0
  const reserve = (bytes: number): number => {
    if (length + bytes > buffer.length) {
      buffer = Buffer.concat([buffer, Buffer.alloc(buffer.length)])
    }
    length += bytes
    return length - bytes
  }
  return {
    integer(value, bytes) {
      if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** bytes) {
        throw new ProverError(`${value} does not fit the ${bytes} bytes a stream has for it`)
      }
      let rest = value
      const first = reserve(bytes)
      for (let at = first + bytes - 1; at >= first; at--) {
        buffer[at] = rest % 256
        rest = Math.floor(rest / 256)
      }
    },
    node(node) {
      // Making room may replace the buffer.
      const at = reserve(32)
      buffer.set(node, at)
    },
    end: () => `0x${buffer.toString('hex', 0, length)}`,
  }
}

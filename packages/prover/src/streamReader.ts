import { bytesToHex, type Hex, hexToBytes } from 'viem'
import { ProverError } from './errors.ts'

/** Reads a stream from its first byte to its last. */
export type Reader = {
  /** The next 32 bytes. */
  word(): Hex
  /** The next bytes as a big-endian number. @throws when it is no safe integer. */
  integer(bytes: number): number
  /** @throws unless every byte was read. */
  end(): void
}

export function createReader(stream: Hex): Reader {
  const bytes = hexToBytes(stream)
  let position = 0
  const take = (length: number): Uint8Array => {
    const part = bytes.subarray(position, position + length)
    if (part.length < length) {
      throw new ProverError(`the stream ends after ${bytes.length} bytes, in the middle of a field`)
    }
    position += length
    return part
  }
  return {
    word: () => bytesToHex(take(32)),
    integer(length) {
      const value = take(length).reduce((sum, byte) => sum * 256 + byte, 0)
      if (!Number.isSafeInteger(value)) throw new ProverError(`no list is ${value} elements long`)
      return value
    },
    end() {
      if (position !== bytes.length) {
        throw new ProverError(`${bytes.length - position} bytes of the stream were not needed`)
      }
    },
  }
}

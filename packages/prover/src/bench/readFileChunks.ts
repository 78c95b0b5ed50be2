import { closeSync, openSync, readSync } from 'node:fs'

/** A file in pieces; each is overwritten by the next. */
export function* readFileChunks(path: string, size: number): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const buffer = new Uint8Array(size)
    for (let read = -1; read !== 0; ) {
      read = readSync(file, buffer, 0, size, null)
      if (read > 0) yield buffer.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}

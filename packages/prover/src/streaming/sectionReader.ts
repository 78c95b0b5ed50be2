import { ProverError } from '../errors.ts'
import type { Sink } from './listSink.ts'

/** A variable field: so many bytes for its sink. */
export type Section = {
  name: string
  /** Infinity for the last: it ends with the state. */
  bytes: number
  sink: Sink
  /** Takes the root of the field. */
  done(root: Uint8Array): void
}

/** Cuts bytes that arrive in pieces of any size into a fixed part and the blocks of the sections behind it. */
export type SectionReader = {
  push(piece: Uint8Array): void
  /** @throws when the sections are not complete. */
  finish(): void
}

/** @param open is called with the fixed part once it is read whole, and says what lies behind it. */
export function createSectionReader(
  fixedBytes: number,
  open: (fixed: Uint8Array) => readonly Section[],
): SectionReader {
  const fixed = new Uint8Array(fixedBytes)
  let block = new Uint8Array()
  let total = 0
  let waiting: Section[] | null = null
  /** Bytes of the block at hand, and those its section still lacks. */
  let filled = 0
  let missing = 0

  const close = (section: Section): void => {
    section.done(section.sink.finish())
    waiting?.shift()
    missing = waiting?.[0]?.bytes ?? 0
  }
  const closeComplete = (): void => {
    for (let section = waiting?.[0]; section && missing === 0; section = waiting?.[0])
      close(section)
  }
  const fill = (piece: Uint8Array, section: Section): number => {
    const { sink } = section
    const taken = Math.min(piece.length, sink.blockBytes - filled, missing)
    // A whole block in one piece is hashed where it lies.
    if (taken === sink.blockBytes) sink.push(piece.subarray(0, taken))
    else {
      block.set(piece.subarray(0, taken), filled)
      filled += taken
      if (filled === sink.blockBytes || taken === missing) flush(section)
    }
    missing -= taken
    return taken
  }
  const flush = (section: Section): void => {
    if (filled > 0) section.sink.push(block.subarray(0, filled))
    filled = 0
  }

  return {
    push(piece) {
      let rest = piece
      if (waiting === null) {
        const taken = Math.min(rest.length, fixedBytes - total)
        fixed.set(rest.subarray(0, taken), total)
        total += taken
        rest = rest.subarray(taken)
        if (total < fixedBytes) return
        waiting = [...open(fixed)]
        block = new Uint8Array(Math.max(0, ...waiting.map(({ sink }) => sink.blockBytes)))
        missing = waiting[0]?.bytes ?? 0
        closeComplete()
      }
      while (rest.length > 0) {
        const section = waiting[0]
        if (section === undefined) throw new ProverError('bytes follow the end of the state')
        const taken = fill(rest, section)
        total += taken
        rest = rest.subarray(taken)
        closeComplete()
      }
    },
    finish() {
      const section = waiting?.[0]
      if (
        waiting === null ||
        (section !== undefined && section.bytes !== Number.POSITIVE_INFINITY)
      ) {
        const where = section === undefined ? 'its fixed part' : section.name
        throw new ProverError(`the state ends after ${total} bytes, within ${where}`)
      }
      if (section !== undefined) {
        flush(section)
        close(section)
      }
    },
  }
}

import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { CompleteOptions } from '../options.ts'
import { decodeEntry, type Entry, encodeEntry } from './entry.ts'
import { readFrames, writeFrame } from './frames.ts'
import { chooseParameters, type Parameters, readParameters } from './parameters.ts'

/** Append-only record of a chain on disk. */
export type Journal = {
  parameters: Parameters
  /** Slots recorded before this start, oldest first. */
  entries(): Iterable<Entry>
  /** Puts a slot on disk before it returns. */
  append(entry: Entry): void
  close(): void
}

/** Opens the journal in the folder, or begins one with these options. A slot that was torn by a crash is cut
 * off. */
export function openJournal(
  folder: string,
  options: CompleteOptions,
  chooseGenesisTime: (options: CompleteOptions) => number,
): Journal {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'journal')
  const frames = existsSync(path) ? readFrames(readFileSync(path)) : []
  const [first, ...slots] = frames
  const parameters = first
    ? readParameters(first.payload, options)
    : chooseParameters(options, chooseGenesisTime(options))
  const file = openSync(path, 'a')
  ftruncateSync(file, frames.at(-1)?.end ?? 0)
  const write = (payload: Uint8Array) => {
    const frame = writeFrame(payload)
    // A short write is a full disk: the next one throws.
    for (let done = 0; done < frame.length; ) done += writeSync(file, frame, done)
    fdatasyncSync(file)
  }
  if (!first) write(Buffer.from(JSON.stringify(parameters)))
  syncFolder(folder)
  return {
    parameters,
    *entries() {
      for (const { payload } of slots) yield decodeEntry(payload)
    },
    append: (entry) => write(encodeEntry(entry)),
    close: () => closeSync(file),
  }
}

/** Makes the file's name as durable as its content. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

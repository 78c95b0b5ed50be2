import { createHash } from 'node:crypto'
import { DevnetError } from '../errors.ts'

/** Bytes before a payload: its length (u32, little-endian) and the first 8 bytes of its sha256. */
const prefixSize = 12

/** The payload as one frame of the journal. */
export function writeFrame(payload: Uint8Array): Buffer {
  const prefix = Buffer.alloc(prefixSize)
  prefix.writeUInt32LE(payload.length)
  checksum(payload).copy(prefix, 4)
  return Buffer.concat([prefix, payload])
}

export type Frame = { payload: Buffer; end: number }

/** All whole frames with the byte at which each ends. A torn last frame is left out; damage before the last
 * frame is DevnetError, because what follows it cannot be trusted. */
export function readFrames(file: Buffer): Frame[] {
  const frames: Frame[] = []
  let start = 0
  while (file.length - start >= prefixSize) {
    const end = start + prefixSize + file.readUInt32LE(start)
    if (end > file.length) break
    const payload = file.subarray(start + prefixSize, end)
    if (!checksum(payload).equals(file.subarray(start + 4, start + prefixSize))) {
      if (end === file.length) break
      throw new DevnetError(
        `the journal is damaged at byte ${start}: restore it from a copy, or give another --dir`,
      )
    }
    frames.push({ payload, end })
    start = end
  }
  return frames
}

function checksum(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest().subarray(0, 8)
}

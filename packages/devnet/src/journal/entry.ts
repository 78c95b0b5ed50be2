import '../preset.ts'
import { type fulu, ssz } from '@lodestar/types'

/** One slot of the journal: all that is needed to run it again. */
export type Entry = {
  slot: number
  /** Validators offline after the slot: the one control action that blocks do not tell. */
  offline: number[]
  /** null for a missed slot. The payload inside has the raw transactions, in order. */
  signed: fulu.SignedBeaconBlock | null
}

/** slot u32 | count u32 | offline indices u32 each | SSZ of the block; little-endian. */
export function encodeEntry({ slot, offline, signed }: Entry): Uint8Array {
  const head = Buffer.alloc(8 + 4 * offline.length)
  head.writeUInt32LE(slot)
  head.writeUInt32LE(offline.length, 4)
  for (const [position, index] of offline.entries()) head.writeUInt32LE(index, 8 + 4 * position)
  if (!signed) return head
  return Buffer.concat([head, ssz.fulu.SignedBeaconBlock.serialize(signed)])
}

export function decodeEntry(bytes: Buffer): Entry {
  const slot = bytes.readUInt32LE(0)
  const count = bytes.readUInt32LE(4)
  const offline = Array.from({ length: count }, (_, position) =>
    bytes.readUInt32LE(8 + 4 * position),
  )
  // A copy: SSZ keeps parts of what it is given.
  const block = Uint8Array.from(bytes.subarray(8 + 4 * count))
  const signed = block.length > 0 ? ssz.fulu.SignedBeaconBlock.deserialize(block) : null
  return { slot, offline, signed }
}

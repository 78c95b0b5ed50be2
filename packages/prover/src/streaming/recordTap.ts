import { ProverError } from '../errors.ts'
import type { Sink } from './listSink.ts'

/** A sink that copies the bytes of some elements on their way to another. */
export type RecordTap = Sink & {
  /** Bytes of an element. @throws for one that was not asked for. */
  recordOf(index: number): Uint8Array
}

/** @param indices strictly increasing. */
export function createRecordTap(
  sink: Sink,
  elementBytes: number,
  indices: readonly number[],
): RecordTap {
  const records = new Map<number, Uint8Array>()
  let next = 0
  let first = 0
  return {
    blockBytes: sink.blockBytes,
    push(block) {
      const end = first + block.length / elementBytes
      for (let index = indices[next]; index !== undefined && index < end; index = indices[++next]) {
        const at = (index - first) * elementBytes
        // Not Buffer's slice, which would keep pointing into a block that is overwritten.
        records.set(index, Uint8Array.prototype.slice.call(block, at, at + elementBytes))
      }
      first = end
      sink.push(block)
    },
    finish: () => sink.finish(),
    recordOf(index) {
      const record = records.get(index)
      if (record !== undefined) return record
      throw new ProverError(`validator ${index} was not asked for when the state was read`)
    },
  }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  buildContainersProof,
  buildExecutionBlockHashProof,
  buildValidatorsProof,
} from '../buildStreams.ts'
import { readCredentials } from '../readFacts.ts'
import { readState } from '../readState.ts'
import { SMALL_PRESET, syntheticState } from '../testing/syntheticState.ts'
import { readStateStream } from './readStateStream.ts'

const LENGTHS = [
  1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 129, 255, 256, 257, 511, 513, 1_023,
  1_024, 1_025, 2_047, 2_049, 4_095, 4_096, 4_097,
]

test('default: root and streams are those of the library tree, byte for byte', async () => {
  for (const length of LENGTHS) {
    const answer = syntheticState(length, length)
    const whole = readState(answer, SMALL_PRESET)
    const indices = choose(length)
    const streamed = await readStateStream(
      { fork: answer.fork, chunks: cut(answer.bytes, 1_000 + length) },
      SMALL_PRESET,
      { indices, stateRoot: whole.stateRoot },
    )
    const name = `${length} validators`
    assert.equal(streamed.stateRoot, whole.stateRoot, name)
    assert.equal(streamed.slot, whole.slot, name)
    assert.equal(streamed.length, length, name)
    for (const some of [indices, indices.slice(0, 1), indices.slice(-2), indices.filter(isOdd)]) {
      if (some.length === 0) continue
      assert.deepEqual(
        buildValidatorsProof(streamed, some),
        buildValidatorsProof(whole, some),
        name,
      )
      assert.deepEqual(
        buildContainersProof(streamed, some),
        buildContainersProof(whole, some),
        name,
      )
    }
    assert.deepEqual(
      buildExecutionBlockHashProof(streamed),
      buildExecutionBlockHashProof(whole),
      name,
    )
    for (const index of indices) {
      assert.equal(readCredentials(streamed, index), readCredentials(whole, index), name)
    }
  }
})

/** Both ends, neighbours in a chunk, and some between. */
function choose(length: number): number[] {
  const spread = [0, 0.13, 0.35, 0.36, 0.5, 0.77, 1].map((part) => Math.floor(part * (length - 1)))
  const neighbours = spread.map((index) => Math.min(index + 1, length - 1))
  return [...new Set([...spread, ...neighbours])].sort((a, b) => a - b)
}

function isOdd(_: number, place: number): boolean {
  return place % 2 === 1
}

function* cut(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

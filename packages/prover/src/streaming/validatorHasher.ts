import { ProverError } from '../errors.ts'
import { hashPairs } from './hashPairs.ts'
import { VALIDATOR_BYTES } from './stateLayout.ts'

/*
 * The tree of a validator, and what is remembered of it:
 *
 *                      root
 *            identity        epochs <- remembered by its 32 bytes: neighbours share it
 *        keys    standing <- of every whole effective balance, hashed once
 *   pubkey  wc   eb  slashed
 *
 * Four hashes a validator are left of eight. The rest of the time goes into moving bytes, word by word; the code
 * below repeats itself where a loop or a call per word would cost more than the hash.
 */

/** Validators hashed in one go: their hash inputs fit the second-level cache. */
const BATCH = 1_024
const WORDS = 8
/** Largest effective balance of Electra, in whole ether. */
const MOST_ETHER = 2_048
const GWEI_PER_ETHER = 1_000_000_000
const MEMO_BITS = 13
const MEMO_SIZE = 2 ** MEMO_BITS

/** Writes the roots of the validators in `source` to `roots`. @throws for a validator that is no SSZ. */
export type ValidatorHasher = (source: Uint8Array, roots: Uint8Array) => void

/** For little-endian machines: words of the source are hash input as they are. */
export function createValidatorHasher(): ValidatorHasher {
  const pubkeys = pairs(BATCH)
  const keys = pairs(BATCH)
  const identities = pairs(BATCH)
  const validators = pairs(BATCH)
  const hashes = words(BATCH * WORDS)
  const standings = createStandingMemo()
  const epochs = createEpochMemo()

  const hashBatch = (source: DataView, first: number, roots: Uint8Array): void => {
    const count = roots.length / 32
    readIdentities(source, first, count, pubkeys.words, keys.words)
    standings.read(source, first, count, identities.words)
    epochs.read(source, first, count, validators.words)
    const inputBytes = count * 64
    const outputs = hashes.bytes.subarray(0, count * 32)
    hashPairs(pubkeys.bytes.subarray(0, inputBytes), outputs)
    spread(hashes.words, keys.words, count)
    hashPairs(keys.bytes.subarray(0, inputBytes), outputs)
    spread(hashes.words, identities.words, count)
    hashPairs(identities.bytes.subarray(0, inputBytes), outputs)
    spread(hashes.words, validators.words, count)
    hashPairs(validators.bytes.subarray(0, inputBytes), roots)
  }

  return (source, roots) => {
    const view = new DataView(source.buffer, source.byteOffset, source.length)
    const count = source.length / VALIDATOR_BYTES
    for (let start = 0; start < count; start += BATCH) {
      const end = Math.min(start + BATCH, count)
      hashBatch(view, start * VALIDATOR_BYTES, roots.subarray(start * 32, end * 32))
    }
  }
}

/** Roots of the four epochs of validators by their bytes: a cache with one place for each key. */
function createEpochMemo() {
  const known = new Int32Array(MEMO_SIZE * WORDS)
  const values = new Int32Array(MEMO_SIZE * WORDS)
  /** Which miss of this batch will fill a place, and none: -1. The places begin as the root of four zeros. */
  const pending = new Int32Array(MEMO_SIZE).fill(-1)
  const places = new Int32Array(BATCH)
  const quads = words(BATCH * 32)
  const halves = words(BATCH * 16)
  const roots = words(BATCH * WORDS)
  /** The miss each validator of a batch waits for, or -1. */
  const waiting = new Int32Array(BATCH)
  let misses = 0
  hashPairs(quads.bytes.subarray(0, 128), halves.bytes.subarray(0, 64))
  hashPairs(halves.bytes.subarray(0, 64), roots.bytes.subarray(0, 32))
  for (let place = 0; place < MEMO_SIZE; place++) {
    copyWords(roots.words, 0, values, place * WORDS)
  }
  /** Copies the root if it is known, else returns the number of its miss; -1 when it was known. */
  const look = (source: DataView, at: number, target: Int32Array, to: number): number => {
    const a = source.getInt32(at, true)
    const a1 = source.getInt32(at + 4, true)
    const b = source.getInt32(at + 8, true)
    const b1 = source.getInt32(at + 12, true)
    const c = source.getInt32(at + 16, true)
    const c1 = source.getInt32(at + 20, true)
    const d = source.getInt32(at + 24, true)
    const d1 = source.getInt32(at + 28, true)
    const mixed = Math.imul(a, 0xc2b2ae35) ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ d
    const place = mixed >>> (32 - MEMO_BITS)
    const key = place * WORDS
    if (
      known[key] === a &&
      known[key + 1] === a1 &&
      known[key + 2] === b &&
      known[key + 3] === b1 &&
      known[key + 4] === c &&
      known[key + 5] === c1 &&
      known[key + 6] === d &&
      known[key + 7] === d1
    ) {
      const miss = pending[place] ?? -1
      if (miss < 0) copyWords(values, key, target, to)
      return miss
    }
    known[key] = a
    known[key + 1] = a1
    known[key + 2] = b
    known[key + 3] = b1
    known[key + 4] = c
    known[key + 5] = c1
    known[key + 6] = d
    known[key + 7] = d1
    const quad = misses * 32
    quads.words[quad] = a
    quads.words[quad + 1] = a1
    quads.words[quad + 8] = b
    quads.words[quad + 9] = b1
    quads.words[quad + 16] = c
    quads.words[quad + 17] = c1
    quads.words[quad + 24] = d
    quads.words[quad + 25] = d1
    pending[place] = misses
    places[misses] = place
    return misses++
  }
  /** Hashes the misses of a batch and copies their roots to those that waited for them. */
  const settle = (count: number, target: Int32Array): void => {
    if (misses === 0) return
    const half = halves.bytes.subarray(0, misses * 64)
    hashPairs(quads.bytes.subarray(0, misses * 128), half)
    hashPairs(half, roots.bytes.subarray(0, misses * 32))
    for (let miss = 0; miss < misses; miss++) {
      const place = places[miss] ?? 0
      // A later miss of the same place has taken it over.
      if (pending[place] !== miss) continue
      pending[place] = -1
      copyWords(roots.words, miss * WORDS, values, place * WORDS)
    }
    for (let i = 0; i < count; i++) {
      const miss = waiting[i] ?? -1
      if (miss >= 0) copyWords(roots.words, miss * WORDS, target, i * 16 + 8)
    }
    misses = 0
  }
  return {
    /** Writes the roots to the right halves of the pairs in `target`. */
    read(source: DataView, first: number, count: number, target: Int32Array): void {
      for (let i = 0, at = first + 89; i < count; i++, at += VALIDATOR_BYTES) {
        waiting[i] = look(source, at, target, i * 16 + 8)
      }
      settle(count, target)
    },
  }
}

/** Roots of (effective balance, slashed): those of whole ethers are kept. */
function createStandingMemo() {
  const kept = new Int32Array(2 * (MOST_ETHER + 1) * WORDS)
  const isKept = new Uint8Array(2 * (MOST_ETHER + 1))
  const input = pairs(1)
  const output = words(WORDS)
  /** Where in `kept` the root is; it may be overwritten by the next call. */
  const look = (low: number, high: number, slashed: number): number => {
    if (slashed > 1) throw new ProverError('a validator of the state is neither slashed nor not')
    const ether = (high * 2 ** 32 + low) / GWEI_PER_ETHER
    const isWhole = Number.isInteger(ether) && ether <= MOST_ETHER
    // No chain has a balance that is not whole: all of those share the place of zero ether.
    const place = slashed * (MOST_ETHER + 1) + (isWhole ? ether : 0)
    if (isWhole && isKept[place] === 1) return place * WORDS
    input.words[0] = low
    input.words[1] = high
    input.words[WORDS] = slashed
    hashPairs(input.bytes, output.bytes)
    copyWords(output.words, 0, kept, place * WORDS)
    isKept[place] = isWhole ? 1 : 0
    return place * WORDS
  }
  return {
    /** Writes the roots to the right halves of the pairs in `target`. */
    read(source: DataView, first: number, count: number, target: Int32Array): void {
      let lastLow = 0
      let lastHigh = 0
      let lastSlashed = -1
      let standing = 0
      for (let i = 0, at = first + 80; i < count; i++, at += VALIDATOR_BYTES) {
        const low = source.getUint32(at, true)
        const high = source.getUint32(at + 4, true)
        const slashed = source.getUint8(at + 8)
        if (low !== lastLow || high !== lastHigh || slashed !== lastSlashed) {
          lastLow = low
          lastHigh = high
          lastSlashed = slashed
          standing = look(low, high, slashed)
        }
        copyWords(kept, standing, target, i * 16 + 8)
      }
    },
  }
}

/** Public keys as hash input, and the withdrawal credentials that are paired with their roots. */
function readIdentities(
  source: DataView,
  first: number,
  count: number,
  pubkeys: Int32Array,
  keys: Int32Array,
): void {
  for (let i = 0, at = first, to = 0; i < count; i++, at += VALIDATOR_BYTES, to += 16) {
    readFourWords(source, at, pubkeys, to)
    readFourWords(source, at + 16, pubkeys, to + 4)
    readFourWords(source, at + 32, pubkeys, to + 8)
    readFourWords(source, at + 48, keys, to + 8)
    readFourWords(source, at + 64, keys, to + 12)
  }
}

/** Hashes become the left halves of the next pairs. */
function spread(hashes: Int32Array, target: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) copyWords(hashes, i * WORDS, target, i * 16)
}

function readFourWords(source: DataView, at: number, target: Int32Array, to: number): void {
  target[to] = source.getInt32(at, true)
  target[to + 1] = source.getInt32(at + 4, true)
  target[to + 2] = source.getInt32(at + 8, true)
  target[to + 3] = source.getInt32(at + 12, true)
}

function copyWords(source: Int32Array, from: number, target: Int32Array, to: number): void {
  target[to] = source[from] ?? 0
  target[to + 1] = source[from + 1] ?? 0
  target[to + 2] = source[from + 2] ?? 0
  target[to + 3] = source[from + 3] ?? 0
  target[to + 4] = source[from + 4] ?? 0
  target[to + 5] = source[from + 5] ?? 0
  target[to + 6] = source[from + 6] ?? 0
  target[to + 7] = source[from + 7] ?? 0
}

function pairs(count: number) {
  return words(count * 16)
}

function words(length: number): { words: Int32Array; bytes: Uint8Array } {
  const buffer = new ArrayBuffer(length * 4)
  return { words: new Int32Array(buffer), bytes: new Uint8Array(buffer) }
}

import type { Preset } from '../beacon/getSpec.ts'
import type { SszAnswer } from '../beacon/request.ts'
import { fuluBeaconState, Validator } from '../beaconStateType.ts'

/** Mainnet's sizes (consensus-specs, presets/mainnet); the slashings vector and randao mixes are shortened, which
 * changes no position in the tree's upper part. */
export const SMALL_PRESET: Preset = {
  EPOCHS_PER_ETH1_VOTING_PERIOD: 64,
  EPOCHS_PER_HISTORICAL_VECTOR: 64,
  EPOCHS_PER_SLASHINGS_VECTOR: 64,
  HISTORICAL_ROOTS_LIMIT: 16_777_216,
  MIN_SEED_LOOKAHEAD: 1,
  PENDING_CONSOLIDATIONS_LIMIT: 262_144,
  PENDING_DEPOSITS_LIMIT: 134_217_728,
  PENDING_PARTIAL_WITHDRAWALS_LIMIT: 134_217_728,
  SLOTS_PER_EPOCH: 32,
  SLOTS_PER_HISTORICAL_ROOT: 64,
  SYNC_COMMITTEE_SIZE: 32,
  VALIDATOR_REGISTRY_LIMIT: 1_099_511_627_776,
}

/** A Fulu state of `length` validators in every stage of life, the same for the same seed. */
export function syntheticState(length: number, seed = 1): SszAnswer {
  const random = createRandom(seed)
  const type = fuluBeaconState(SMALL_PRESET)
  const state = type.defaultViewDU()
  state.slot = 12_345_678
  state.genesisValidatorsRoot = random.bytes(32)
  state.latestExecutionPayloadHeader.blockHash = random.bytes(32)
  for (let index = 0; index < length; index++) {
    const epoch = random.integer(1_000_000)
    const hasExited = random.integer(4) === 0
    const isFresh = random.integer(4) === 0
    const validator = Validator.toViewDU({
      pubkey: random.bytes(48),
      withdrawalCredentials: compoundingCredentials(random.bytes(20)),
      effectiveBalance: random.integer(2_049) * 1_000_000_000,
      slashed: hasExited && random.integer(2) === 1,
      activationEligibilityEpoch: isFresh ? Number.POSITIVE_INFINITY : epoch,
      activationEpoch: isFresh ? Number.POSITIVE_INFINITY : epoch + 5,
      exitEpoch: hasExited ? epoch + 300 : Number.POSITIVE_INFINITY,
      withdrawableEpoch: hasExited ? epoch + 556 : Number.POSITIVE_INFINITY,
    })
    state.validators.push(validator)
    state.balances.push(random.integer(8) === 0 ? 0 : random.integer(2_050_000_000_000))
  }
  state.commit()
  return { fork: 'fulu', bytes: state.serialize() }
}

/** 0x02 ++ 11 zero bytes ++ address. */
function compoundingCredentials(address: Uint8Array): Uint8Array {
  const credentials = new Uint8Array(32)
  credentials[0] = 2
  credentials.set(address, 12)
  return credentials
}

/** A small generator (mulberry32): tests want the same numbers again, not good ones. */
export function createRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** 0 <= n < limit. */
    integer: (limit: number) => Math.floor(next() * limit),
    bytes: (length: number) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  }
}

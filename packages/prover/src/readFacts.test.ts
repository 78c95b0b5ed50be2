import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PresetName, setActivePreset } from '@lodestar/params/setPreset'
import { bytesToHex, type Hex } from 'viem'
import { FAR_FUTURE_EPOCH, packFact } from './facts.ts'
import { findValidators, readCredentials, readFacts } from './readFacts.ts'
import { readState } from './readState.ts'

// The reference types read the preset when they are loaded.
setActivePreset(PresetName.mainnet)
const { ssz } = await import('@lodestar/types')
const params = await import('@lodestar/params')

const reference = ssz.fulu.BeaconState.defaultViewDU()
const stages = [
  { effectiveBalance: 32e9, exitEpoch: Number.POSITIVE_INFINITY, slashed: false },
  { effectiveBalance: 2_048e9, exitEpoch: 900, slashed: true },
  { effectiveBalance: 0, exitEpoch: 7, slashed: false },
]
for (const [index, stage] of stages.entries()) {
  const validator = {
    ...ssz.phase0.Validator.defaultValue(),
    ...stage,
    pubkey: new Uint8Array(48).fill(0xa0 + index),
    withdrawalCredentials: new Uint8Array(32).fill(index),
    withdrawableEpoch: stage.exitEpoch + 256,
  }
  reference.validators.push(ssz.phase0.Validator.toViewDU(validator))
  reference.balances.push(index * 31_999_999_999)
}
reference.commit()
const state = readState({ fork: 'fulu', bytes: reference.serialize() }, params)
const pubkeyOf = (index: number): Hex => bytesToHex(new Uint8Array(48).fill(0xa0 + index))

test('readFacts: default: what the reference types wrote', () => {
  assert.deepEqual(readFacts(state, [0, 1]), [
    {
      index: 0,
      balanceGwei: 0n,
      effectiveBalanceEther: 32,
      slashed: false,
      activationEligibilityEpoch: 0,
      activationEpoch: 0,
      exitEpoch: FAR_FUTURE_EPOCH,
      withdrawableEpoch: FAR_FUTURE_EPOCH,
    },
    {
      index: 1,
      balanceGwei: 31_999_999_999n,
      effectiveBalanceEther: 2_048,
      slashed: true,
      activationEligibilityEpoch: 0,
      activationEpoch: 0,
      exitEpoch: 900,
      withdrawableEpoch: 1_156,
    },
  ])
})

test('readCredentials: default', () => {
  assert.equal(readCredentials(state, 2), `0x${'02'.repeat(32)}`)
})

test('findValidators: default: keys in any case; unknown keys are left out', () => {
  const upper = `0x${pubkeyOf(0).slice(2).toUpperCase()}` as const
  const found = findValidators(state, [pubkeyOf(2), upper, pubkeyOf(9)])
  assert.deepEqual(
    [...found].sort(([, a], [, b]) => a - b),
    [
      [pubkeyOf(0), 0],
      [pubkeyOf(2), 2],
    ],
  )
  assert.equal(findValidators(state, []).size, 0)
})

test('packFact: default: fields from the top bit down', () => {
  const packed = packFact({
    index: 0x01020304,
    balanceGwei: 0x05060708090a0b0cn,
    effectiveBalanceEther: 0x0d0e,
    slashed: true,
    activationEligibilityEpoch: 0x10111213,
    activationEpoch: 0x14151617,
    exitEpoch: 0x18191a1b,
    withdrawableEpoch: FAR_FUTURE_EPOCH,
  })
  const word = packed.toString(16).padStart(64, '0')
  assert.equal(word, '0102030405060708090a0b0c0d0e01101112131415161718191a1bffffffff00')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PresetName, setActivePreset } from '@lodestar/params/setPreset'
import { bytesToHex } from 'viem'
import { chooseIndices } from '../bench/chooseIndices.ts'
import { MAINNET_PRESET } from '../bench/mainnetPreset.ts'
import { renderMainnetState } from '../bench/renderMainnetState.ts'
import { buildValidatorsProof } from '../buildStreams.ts'
import { readState } from '../readState.ts'
import { verifyValidators } from '../verifyStreams.ts'
import { readStateStream } from './readStateStream.ts'
import { stateLayout } from './stateLayout.ts'

// The reference types read the preset when they are loaded.
setActivePreset(PresetName.mainnet)
const { ssz } = await import('@lodestar/types')
const params = await import('@lodestar/params')

test('default: mainnet sizes are those of the reference types', () => {
  for (const [name, value] of Object.entries(MAINNET_PRESET)) {
    assert.equal(value, params[name as keyof typeof MAINNET_PRESET], name)
  }
  const { fields, fixedBytes } = stateLayout(MAINNET_PRESET)
  assert.deepEqual(
    fields.map(({ name }) => name),
    Object.keys(ssz.fulu.BeaconState.fields),
  )
  assert.equal(fixedBytes, 2_737_225)
})

test('default: a mainnet state with something in every list hashes as the reference types do', async () => {
  const parts = renderMainnetState(9_001)
  const indices = chooseIndices(9_001, 300)
  const streamed = await readStateStream({ fork: 'fulu', chunks: parts }, MAINNET_PRESET, {
    indices,
  })
  const bytes = Buffer.concat(parts)
  const reference = ssz.fulu.BeaconState.deserializeToViewDU(bytes)
  assert.equal(streamed.stateRoot, bytesToHex(reference.hashTreeRoot()))
  const whole = readState({ fork: 'fulu', bytes }, MAINNET_PRESET)
  assert.deepEqual(buildValidatorsProof(streamed, indices), buildValidatorsProof(whole, indices))
})

test('default: 100,000 validators, all of one operator in runs', async () => {
  const parts = renderMainnetState(100_000)
  const indices = Array.from({ length: 512 }, (_, i) => 1_000 * Math.floor(i / 64) + 77 + (i % 64))
  const { fork, stateRoot, ...state } = await readStateStream(
    { fork: 'fulu', chunks: parts },
    MAINNET_PRESET,
    { indices },
  )
  const { stream, facts } = buildValidatorsProof({ fork, stateRoot, ...state }, indices)
  const credentials = indices.map((index) => state.credentialsOf(index))
  assert.deepEqual(verifyValidators({ fork, stateRoot, credentials, stream }), facts)
  // The root was also found by the reference types, in the benchmark.
  assert.equal(stateRoot, '0xc1ab518a8b1a3cdb56adc6d17e84bd074c9abf7a3b41341c59c81801def72f11')
})

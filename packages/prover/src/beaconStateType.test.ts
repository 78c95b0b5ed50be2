import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PresetName, setActivePreset } from '@lodestar/params/setPreset'
import { fuluBeaconState } from './beaconStateType.ts'
import { gindicesOf } from './gindices.ts'
import { readState } from './readState.ts'
import { createRandom } from './testing/syntheticState.ts'

// The reference types read the preset when they are loaded.
setActivePreset(PresetName.mainnet)
const { ssz } = await import('@lodestar/types')
const params = await import('@lodestar/params')
const type = fuluBeaconState(params)

test('default: a mainnet state reads and hashes as the reference types do', () => {
  const reference = ssz.fulu.BeaconState.defaultViewDU()
  const random = createRandom(3)
  reference.slot = 9_000_000
  for (let index = 0; index < 37; index++) {
    const validator = ssz.phase0.Validator.defaultValue()
    validator.pubkey = random.bytes(48)
    validator.withdrawalCredentials = random.bytes(32)
    validator.slashed = index % 5 === 0
    validator.exitEpoch = index % 3 === 0 ? Number.POSITIVE_INFINITY : index
    reference.validators.push(ssz.phase0.Validator.toViewDU(validator))
    reference.balances.push(random.integer(2_048_000_000_000))
    const deposit = ssz.electra.PendingDeposit.defaultValue()
    deposit.amount = index
    reference.pendingDeposits.push(ssz.electra.PendingDeposit.toViewDU(deposit))
  }
  reference.latestExecutionPayloadHeader.extraData = random.bytes(20)
  reference.commit()
  const state = readState({ fork: 'fulu', bytes: reference.serialize() }, params)
  assert.equal(state.stateRoot, `0x${Buffer.from(reference.hashTreeRoot()).toString('hex')}`)
  assert.equal(state.length, 37)
})

test('default: generalized indices are those of the types', () => {
  const gindices = gindicesOf('fulu')
  const gindexOf = (path: string[]) => type.getPathInfo(path).gindex
  assert.equal(gindices.validators, gindexOf(['validators']))
  assert.equal(gindices.balances, gindexOf(['balances']))
  assert.equal(gindices.executionBlockHash, gindexOf(['latestExecutionPayloadHeader', 'blockHash']))
  const limitDepth = (path: string[]) => type.getPathInfo(path).type.maxChunkCount
  assert.equal(2 ** gindices.validatorsLimitDepth, limitDepth(['validators']))
  assert.equal(2 ** gindices.balancesLimitDepth, limitDepth(['balances']))
})

test('default: the upper siblings are those the lists need, and no more', () => {
  const { validators, balances, containersTop, validatorsTop } = gindicesOf('fulu')
  assert.deepEqual(siblingsUp([validators]), containersTop)
  assert.deepEqual(siblingsUp([validators, balances]), validatorsTop)
})

test('error: unknown fork, bytes that are no state', () => {
  assert.throws(() => readState({ fork: 'gloas', bytes: new Uint8Array() }, params), /no layout/)
  assert.throws(() => readState({ fork: 'fulu', bytes: new Uint8Array(99) }, params), /99 bytes/)
})

/** Generalized indices of the siblings between these nodes and the root: level by level, left to right. */
function siblingsUp(nodes: bigint[]): bigint[] {
  if (nodes.includes(1n)) return []
  const siblings = nodes.map((node) => node ^ 1n).filter((sibling) => !nodes.includes(sibling))
  const parents = [...new Set(nodes.map((node) => node / 2n))]
  return [...siblings, ...siblingsUp(parents)]
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkConstants } from './checkConstants.ts'

const depositContract = '0xAbCdEf0123456789aBcDeF0123456789abcdef01'
const clock = { genesisAt: 1_000, secondsPerSlot: 12, slotsPerEpoch: 32, shardCommitteePeriod: 256 }
const deployment = { chainId: 1, depositContract, clock } as const
const spec = {
  DEPOSIT_CHAIN_ID: 1,
  DEPOSIT_CONTRACT_ADDRESS: depositContract,
  SECONDS_PER_SLOT: 12,
  SLOTS_PER_EPOCH: 32,
  SHARD_COMMITTEE_PERIOD: 256,
} as const
const genesis = { genesisTime: 1_000 }

test('default: constants of the chain; an address in any case', () => {
  const lower = `0x${depositContract.slice(2).toLowerCase()}` as const
  checkConstants(deployment, { ...spec, DEPOSIT_CONTRACT_ADDRESS: lower }, genesis)
})

test('error: each constant that differs is named with both values', () => {
  const other = `0x${'22'.repeat(20)}` as const
  const changes: [Partial<typeof deployment>, RegExp][] = [
    [{ chainId: 5 as 1 }, /chain id is 5, the beacon node says 1/],
    [{ depositContract: other as never }, /deposit contract is 0x2222/],
    [{ clock: { ...clock, genesisAt: 988 } }, /genesis time is 988, the beacon node says 1000/],
    [{ clock: { ...clock, secondsPerSlot: 5 } }, /seconds per slot is 5, the beacon node says 12/],
    [{ clock: { ...clock, slotsPerEpoch: 8 } }, /slots per epoch is 8, the beacon node says 32/],
    [{ clock: { ...clock, shardCommitteePeriod: 2 } }, /SHARD_COMMITTEE_PERIOD is 2/],
  ]
  for (const [change, line] of changes) {
    assert.throws(() => checkConstants({ ...deployment, ...change }, spec, genesis), line)
  }
})

test('error: all that differ are named at once', () => {
  const wrong = { ...clock, secondsPerSlot: 5, slotsPerEpoch: 8 }
  assert.throws(
    () => checkConstants({ ...deployment, clock: wrong }, spec, genesis),
    /seconds per slot .*; slots per epoch /,
  )
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fuluBeaconState, type Spec, Validator } from '@limpid/prover'
import { bytesToHex, type Hex, hexToBytes, numberToHex } from 'viem'
import { sampleDeployment } from './sampleDeployment.ts'

/** The sample deployment's chain, with short vectors where their length moves nothing in the tree's upper part. */
export const SAMPLE_SPEC: Spec = {
  CONFIG_NAME: 'fake',
  DEPOSIT_CHAIN_ID: sampleDeployment.chainId,
  DEPOSIT_CONTRACT_ADDRESS: sampleDeployment.depositContract,
  SECONDS_PER_SLOT: sampleDeployment.clock.secondsPerSlot,
  SHARD_COMMITTEE_PERIOD: sampleDeployment.clock.shardCommitteePeriod,
  SLOTS_PER_EPOCH: sampleDeployment.clock.slotsPerEpoch,
  EPOCHS_PER_ETH1_VOTING_PERIOD: 64,
  EPOCHS_PER_HISTORICAL_VECTOR: 64,
  EPOCHS_PER_SLASHINGS_VECTOR: 64,
  HISTORICAL_ROOTS_LIMIT: 16_777_216,
  MIN_SEED_LOOKAHEAD: 1,
  PENDING_CONSOLIDATIONS_LIMIT: 262_144,
  PENDING_DEPOSITS_LIMIT: 134_217_728,
  PENDING_PARTIAL_WITHDRAWALS_LIMIT: 134_217_728,
  SLOTS_PER_HISTORICAL_ROOT: 64,
  SYNC_COMMITTEE_SIZE: 32,
  VALIDATOR_REGISTRY_LIMIT: 1_099_511_627_776,
}

export type FakeValidator = {
  pod: Hex
  balanceEther?: number
  activationEpoch?: number
  exitEpoch?: number
}

export type FakeBeacon = {
  url: string
  /** Paths asked for, in order. */
  asked: string[]
  close(): Promise<void>
}

const FAR_FUTURE = '18446744073709551615'

/** Public key of the validator with this index. */
export const pubkeyOf = (index: number): Hex => numberToHex(index + 1, { size: 48 })

/** A Beacon API whose head is at `headSlot`; its parent has a state of these validators. */
export async function startFakeBeacon(
  headSlot: number,
  validators: readonly FakeValidator[],
): Promise<FakeBeacon> {
  const bytes = encodeState(headSlot - 1, validators)
  const asked: string[] = []
  const describe = (path: string, ids: ReadonlySet<string>): unknown => {
    if (path === '/eth/v1/config/spec') return describeSpec()
    if (path === '/eth/v1/beacon/genesis') return GENESIS
    if (path.endsWith('/validators')) return describeValidators(validators, ids)
    return describeHeader(path.endsWith('/head') ? headSlot : headSlot - 1)
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    asked.push(pathname)
    if (pathname.startsWith('/eth/v2/debug/beacon/states/')) {
      const type = 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, 'eth-consensus-version': 'fulu' }).end(bytes)
      return
    }
    const data = describe(pathname, new Set(searchParams.getAll('id')))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Root of the block of a slot. */
export const rootOf = (slot: number): Hex => numberToHex(slot, { size: 32 })

const GENESIS = {
  genesis_time: String(sampleDeployment.clock.genesisAt),
  genesis_validators_root: numberToHex(0, { size: 32 }),
  genesis_fork_version: '0x10000000',
}

/** The API writes numbers as decimal strings. */
function describeSpec() {
  return Object.fromEntries(Object.entries(SAMPLE_SPEC).map(([name, value]) => [name, `${value}`]))
}

function describeHeader(slot: number) {
  const zero = numberToHex(0, { size: 32 })
  const parts = { parent_root: rootOf(slot - 1), state_root: zero, body_root: zero }
  return {
    root: rootOf(slot),
    header: { message: { slot: String(slot), proposer_index: '3', ...parts } },
  }
}

function describeValidators(validators: readonly FakeValidator[], ids: ReadonlySet<string>) {
  return validators
    .map((validator, index) => ({ ...fill(validator, index), index }))
    .filter(({ index, pubkey }) => ids.has(String(index)) || ids.has(bytesToHex(pubkey)))
    .map(({ index, balanceEther, pubkey, withdrawalCredentials, ...fields }) => ({
      index: String(index),
      balance: String(balanceEther * 1e9),
      status: 'any',
      validator: {
        pubkey: bytesToHex(pubkey),
        withdrawal_credentials: bytesToHex(withdrawalCredentials),
        effective_balance: String(fields.effectiveBalance),
        slashed: fields.slashed,
        activation_eligibility_epoch: epochText(fields.activationEligibilityEpoch),
        activation_epoch: epochText(fields.activationEpoch),
        exit_epoch: epochText(fields.exitEpoch),
        withdrawable_epoch: epochText(fields.withdrawableEpoch),
      },
    }))
}

function epochText(epoch: number): string {
  return Number.isFinite(epoch) ? String(epoch) : FAR_FUTURE
}

function encodeState(slot: number, validators: readonly FakeValidator[]): Uint8Array {
  const state = fuluBeaconState(SAMPLE_SPEC).defaultViewDU()
  state.slot = slot
  for (const [index, validator] of validators.entries()) {
    const { balanceEther, ...fields } = fill(validator, index)
    state.validators.push(Validator.toViewDU(fields))
    state.balances.push(balanceEther * 1e9)
  }
  state.commit()
  return state.serialize()
}

function fill(validator: FakeValidator, index: number) {
  const { pod, balanceEther = 1, activationEpoch, exitEpoch } = validator
  const never = Number.POSITIVE_INFINITY
  return {
    balanceEther,
    pubkey: hexToBytes(pubkeyOf(index)),
    withdrawalCredentials: hexToBytes(`0x02${'00'.repeat(11)}${pod.slice(2)}`),
    effectiveBalance: balanceEther * 1e9,
    slashed: false,
    activationEligibilityEpoch: activationEpoch ?? never,
    activationEpoch: activationEpoch ?? never,
    exitEpoch: exitEpoch ?? never,
    withdrawableEpoch: exitEpoch === undefined ? never : exitEpoch + 256,
  }
}

import { type Address, isAddress } from 'viem'
import { BaseError } from './errors/baseError.ts'

/** One pool: where its contracts are and what they were built with. The JSON file form is the same. */
export type Deployment = {
  chainId: number
  /** Number of the execution block before which no contract of the pool existed. */
  block: number
  pool: Address
  validators: Address
  operators: Address
  checkpoints: Address
  layout: Address
  podImplementation: Address
  depositContract: Address
  clock: Clock
  /** In slots. */
  schedule: { period: number; expiry: number }
  /** Seconds after which a price is too old to mint on. */
  staleAge: number
}

/** The consensus chain's constants. */
export type Clock = {
  /** Timestamp of slot 0 in seconds. */
  genesisAt: number
  secondsPerSlot: number
  slotsPerEpoch: number
  /** Epochs a validator must have been active before it may leave. */
  shardCommitteePeriod: number
}

/**
 * Checks a deployment that was read from a file or fetched. Unknown fields are dropped.
 *
 * @throws BaseError naming the first field that is missing or malformed.
 */
export function parseDeployment(json: unknown): Deployment {
  const root = objectAt(json, '')
  const clock = objectAt(root['clock'], 'clock')
  const schedule = objectAt(root['schedule'], 'schedule')
  return {
    chainId: countAt(root, 'chainId', 1),
    block: countAt(root, 'block'),
    pool: addressAt(root, 'pool'),
    validators: addressAt(root, 'validators'),
    operators: addressAt(root, 'operators'),
    checkpoints: addressAt(root, 'checkpoints'),
    layout: addressAt(root, 'layout'),
    podImplementation: addressAt(root, 'podImplementation'),
    depositContract: addressAt(root, 'depositContract'),
    clock: {
      genesisAt: countAt(clock, 'clock.genesisAt'),
      secondsPerSlot: countAt(clock, 'clock.secondsPerSlot', 1),
      slotsPerEpoch: countAt(clock, 'clock.slotsPerEpoch', 1),
      shardCommitteePeriod: countAt(clock, 'clock.shardCommitteePeriod'),
    },
    schedule: {
      period: countAt(schedule, 'schedule.period', 1),
      expiry: countAt(schedule, 'schedule.expiry', 1),
    },
    staleAge: countAt(root, 'staleAge', 1),
  }
}

type Fields = Record<string, unknown>

function objectAt(value: unknown, path: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw malformed(path, value, 'an object')
}

function addressAt(fields: Fields, path: string): Address {
  const value = fields[lastPart(path)]
  // Not strict: files written by other tools need not carry the checksum.
  if (typeof value === 'string' && isAddress(value, { strict: false })) return value
  throw malformed(path, value, 'an address of 20 bytes in hex')
}

function countAt(fields: Fields, path: string, least = 0): number {
  const value = fields[lastPart(path)]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
  throw malformed(path, value, `a whole number of at least ${least}`)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function malformed(path: string, value: unknown, wanted: string): BaseError {
  const field = path === '' ? 'The deployment' : `The deployment's field ${path}`
  const found = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`
  return new BaseError(`${field} ${found}; give ${wanted}, as the deploy command wrote it.`)
}

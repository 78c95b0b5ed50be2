import type { Hex } from 'viem'
import type { Connection } from '../common/connect.ts'
import { createLogger, type Fields } from '../common/logger.ts'
import {
  type FakeBeacon,
  type FakeValidator,
  pubkeyOf,
  SAMPLE_SPEC,
  startFakeBeacon,
} from './fakeBeacon.ts'
import {
  type Answers,
  createFakeExecution,
  type FakeEvent,
  type FakeExecution,
} from './fakeExecution.ts'
import { sampleDeployment } from './sampleDeployment.ts'

const ZERO: Hex = `0x${'00'.repeat(32)}`
const LANDED = 1

/** A snapshot as it stands while none is open. */
export const NO_SNAPSHOT = {
  ...{ beaconRoot: ZERO, executionBlockHash: ZERO, stateRoot: ZERO },
  ...{ etherAtOpen: 0n, supply: 0n, openedSlot: 0n, boundSlot: 0n },
  ...{ validators: 0, fundableBefore: 1 },
}

/** Slot of the last finalized state; the next open is 64 slots later. */
export const LAST_SLOT = 100

/** A pool in which there is nothing to do before slot 164. */
const QUIET: Answers = {
  ...{ number: 0n, isOpen: false, snapshot: NO_SNAPSHOT },
  ...{ last: { slot: BigInt(LAST_SLOT), peak: 10n ** 18n }, schedule: { period: 64, expiry: 32 } },
  ...{ queuedAssets: 0n, idle: 0n, podEther: 0n, onTheWay: 0n, turn: [0n, 0n] },
  ...{ operatorCount: 0n, isUsed: false, recordOf: LANDED, etherOf: 10n ** 18n },
}

/** Pod of an operator. */
export const podOf = (operatorId: bigint | number): Hex =>
  `0x${(0xa0 + Number(operatorId)).toString(16).repeat(20)}`

/** So many operators, each with a pod and 100 ETH of bond. */
export function operators(count: number): Answers {
  return {
    operatorCount: BigInt(count),
    operatorOf: podOf(9),
    podOf: (operatorId: bigint) => podOf(operatorId),
    bondOf: { posted: 100n * 10n ** 18n, locked: 0n },
  }
}

/** The event of a funded validator; all of them share the first seat. */
export function funded(index: number, operatorId = 0n): FakeEvent {
  const args = { operatorId, index: BigInt(index), pubkey: pubkeyOf(index), topUpEther: 100n }
  return { name: 'Funded', args: { ...args, slot: 1n } }
}

export type FakePool = FakeExecution & {
  connection: Connection
  beacon: FakeBeacon
  logger: ReturnType<typeof createLogger>
  /** What was logged, of every level. */
  logged: Fields[]
}

/** A pool on a chain whose head is at `slot`, differing from a quiet one by `answers`. */
export async function startFakePool(options: {
  slot: number
  answers?: Answers
  events?: readonly FakeEvent[]
  validators?: readonly FakeValidator[]
  waiting?: number
}): Promise<FakePool> {
  const { slot, answers = {}, events = [], validators = [], waiting = 0 } = options
  const execution = createFakeExecution({
    deployment: sampleDeployment,
    answers: { ...QUIET, ...answers },
    events,
    waiting,
  })
  const beacon = await startFakeBeacon(slot, validators)
  const logged: Fields[] = []
  return {
    ...execution,
    beacon,
    connection: {
      execution: execution.client,
      beacon: { url: beacon.url, timeoutMs: 10_000 },
      spec: SAMPLE_SPEC,
    },
    logger: createLogger('debug', (line) => logged.push(JSON.parse(line) as Fields)),
    logged,
  }
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkpointsAbi, EMPTY_RUN, type Run } from '@limpid/sdk'
import { decodeFunctionData, encodeFunctionResult, type Hex, size } from 'viem'
import { rootOf } from '../../testing/fakeBeacon.ts'
import type { Answers } from '../../testing/fakeExecution.ts'
import { funded, NO_SNAPSHOT, podOf, startFakePool } from '../../testing/fakePool.ts'
import { sampleDeployment } from '../../testing/sampleDeployment.ts'
import { readView } from '../view.ts'
import { finishCheckpoint } from './finishCheckpoint.ts'

const SLOT = 165
const PROVEN: Run = {
  lastIndex: 2,
  count: 3,
  sums: { lowGwei: 96n, highGwei: 97n, exitingGwei: 0n },
}

/** A chain with an open snapshot over this many validators, and what the keeper sends first. */
async function finish(options: { validators: number; isBound?: boolean; ours?: Run }) {
  const { validators: count, isBound = false, ours } = options
  const indices = Array.from({ length: count }, (_, index) => index)
  const proven = { number: 3n, prover: undefined as Hex | undefined, run: ours }
  const answers: Answers = {
    number: 3n,
    isOpen: true,
    snapshot: {
      ...NO_SNAPSHOT,
      ...{ beaconRoot: rootOf(SLOT - 1), openedSlot: BigInt(SLOT), validators: count },
      boundSlot: isBound ? BigInt(SLOT - 1) : 0n,
    },
    // The contract's answer to bind and prove, before the keeper can know the run it will have made.
    multicall: (calls: readonly Hex[]) =>
      calls.map((data) => {
        const { functionName } = decodeFunctionData({ abi: checkpointsAbi, data })
        if (functionName !== 'prove') return '0x'
        return encodeFunctionResult({ abi: checkpointsAbi, functionName, result: PROVEN })
      }),
  }
  const pool = await startFakePool({
    slot: SLOT,
    answers,
    events: [
      ...indices.map((index) => funded(index)),
      ...(ours === undefined ? [] : [{ name: 'Proven', args: proven }]),
    ],
    validators: indices.map(() => ({ pod: podOf(0), balanceEther: 32, activationEpoch: 5 })),
  })
  const account = pool.connection.execution.account.address
  proven.prover = account
  try {
    const view = await readView(pool.connection, sampleDeployment, 30_000n)
    await finishCheckpoint(pool.connection, sampleDeployment, view)
  } finally {
    await pool.beacon.close()
  }
  const [sent] = pool.sent
  assert.ok(sent)
  return { ...sent, account, beacon: pool.beacon, data: pool.sent }
}

/** The calls that a multicall joins. */
function joined(args: readonly unknown[]) {
  const [calls] = args as [Hex[]]
  return calls.map((data) => decodeFunctionData({ abi: checkpointsAbi, data }))
}

test('default: without validators bind and finalize, in one transaction', async () => {
  const { name, args, account } = await finish({ validators: 0 })
  assert.equal(name, 'multicall')
  const [bind, finalize] = joined(args)
  assert.equal(bind?.functionName, 'bind')
  assert.deepEqual(finalize, { functionName: 'finalize', args: [account, EMPTY_RUN] })
})

test('default: bind, prove and finalize the run the contract itself worked out', async () => {
  const { args, account } = await finish({ validators: 3 })
  const calls = joined(args)
  assert.deepEqual(
    calls.map(({ functionName }) => functionName),
    ['bind', 'prove', 'finalize'],
  )
  assert.deepEqual(calls[2]?.args, [account, PROVEN])
})

test('behavior: our run is complete: finalize alone, without a download', async () => {
  const { name, args, account, beacon } = await finish({
    validators: 3,
    isBound: true,
    ours: PROVEN,
  })
  assert.equal(name, 'finalize')
  assert.deepEqual(args, [account, PROVEN])
  assert.deepEqual(beacon.asked, [])
})

test('behavior: a pool too large for one transaction: first bind, then part after part', async () => {
  assert.equal((await finish({ validators: 130 })).name, 'bind')

  const first = await finish({ validators: 130, isBound: true })
  assert.equal(first.name, 'prove')
  const [run, stream] = first.args as [Run, Hex]
  assert.deepEqual(run, EMPTY_RUN)
  // The stream's head: u64 length of the list, u16 number of validators.
  assert.equal(stream.slice(2, 22), `${'82'.padStart(16, '0')}${'0078'}`)
  assert.ok(size(stream) < 100_000, `${size(stream)} bytes`)
})

test('behavior: goes on after the last index our run has proven', async () => {
  const half: Run = { ...PROVEN, lastIndex: 119, count: 120 }
  const { name, args } = await finish({ validators: 130, isBound: true, ours: half })
  assert.equal(name, 'multicall')
  const prove = joined(args)[1]
  assert.ok(prove?.functionName === 'prove')
  assert.deepEqual(prove.args[0], half)
  assert.equal(prove.args[1].slice(18, 22), '000a')
})

import type { electra } from '@lodestar/types'
import { toWord } from '../hex.ts'
import { addresses } from './addresses.ts'
import type { RpcCall } from './ipc.ts'

/** A queue contract of EIP-7002 or EIP-7251. */
export type RequestQueue = {
  address: string
  /** Bytes of one request as the contract returns it. */
  requestSize: number
  maxPerBlock: number
  targetPerBlock: bigint
}

export const withdrawalQueue: RequestQueue = {
  address: addresses.withdrawalRequests,
  requestSize: 76,
  maxPerBlock: 16,
  targetPerBlock: 2n,
}

export const consolidationQueue: RequestQueue = {
  address: addresses.consolidationRequests,
  requestSize: 116,
  maxPerBlock: 2,
  targetPerBlock: 1n,
}

/** Storage slots 0..3 of a queue contract. */
export type QueueState = { excess: bigint; count: bigint; head: bigint; tail: bigint }

/** Excess before the fork's first block; requests revert until then. */
const excessInhibitor = 2n ** 256n - 1n

/** Requests that the end of this block takes from the queue. */
export function countDequeued(queue: RequestQueue, state: QueueState): number {
  return Math.min(Number(state.tail - state.head), queue.maxPerBlock)
}

/** The queue after the system call at the end of a block (EIP-7002: dequeue, update excess, reset count). */
export function advanceQueue(queue: RequestQueue, state: QueueState): QueueState {
  const excess = state.excess === excessInhibitor ? 0n : state.excess
  const next = excess + state.count - queue.targetPerBlock
  const head = state.head + BigInt(countDequeued(queue, state))
  const isEmpty = head === state.tail
  return {
    excess: next > 0n ? next : 0n,
    count: 0n,
    head: isEmpty ? 0n : head,
    tail: isEmpty ? 0n : state.tail,
  }
}

/** Calls that write what changed between two states of the queue. */
export function writeQueue(queue: RequestQueue, before: QueueState, after: QueueState): RpcCall[] {
  const slots: (keyof QueueState)[] = ['excess', 'count', 'head', 'tail']
  return slots.flatMap((name, slot) =>
    before[name] === after[name]
      ? []
      : [['anvil_setStorageAt', queue.address, toWord(slot), toWord(after[name])] as const],
  )
}

export function decodeWithdrawalRequest(bytes: Buffer): electra.WithdrawalRequest {
  return {
    sourceAddress: Uint8Array.from(bytes.subarray(0, 20)),
    validatorPubkey: Uint8Array.from(bytes.subarray(20, 68)),
    // Gwei. The contract returns it little-endian, as the specification encodes it.
    amount: bytes.readBigUInt64LE(68),
  }
}

export function decodeConsolidationRequest(bytes: Buffer): electra.ConsolidationRequest {
  return {
    sourceAddress: Uint8Array.from(bytes.subarray(0, 20)),
    sourcePubkey: Uint8Array.from(bytes.subarray(20, 68)),
    targetPubkey: Uint8Array.from(bytes.subarray(68, 116)),
  }
}

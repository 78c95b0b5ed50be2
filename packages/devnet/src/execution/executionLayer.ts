import type { capella, electra } from '@lodestar/types'
import { z } from 'zod'
import { DevnetError } from '../errors.ts'
import { fromHex, toHex, toQuantity, toWord } from '../hex.ts'
import { addresses } from './addresses.ts'
import type { Anvil } from './anvil.ts'
import { type ExecutionBlock, executionBlockSchema } from './block.ts'
import { decodeDepositLog, depositEventTopic } from './depositLogs.ts'
import type { Ipc, RpcCall } from './ipc.ts'
import {
  advanceQueue,
  consolidationQueue,
  countDequeued,
  decodeConsolidationRequest,
  decodeWithdrawalRequest,
  type QueueState,
  type RequestQueue,
  withdrawalQueue,
  writeQueue,
} from './requests.ts'

/** Length of the ring of EIP-4788, in seconds of timestamp. */
const historyBufferLength = 8191

export type SealedBlock = {
  block: ExecutionBlock
  requests: electra.ExecutionRequests
  /** Raw transactions in block order. */
  transactions: Uint8Array[]
}

/** The execution layer as the consensus driver sees it. anvil lacks the hooks around a block (EIP-4788, 7002,
 * 7251, 4895), so they are written into its state between its blocks. */
export type ExecutionLayer = {
  genesis: ExecutionBlock
  /** What must be true before the block's first transaction: time and parent beacon root. */
  prepareBlock(parameters: { timestamp: number; parentBeaconRoot: Uint8Array }): Promise<void>
  /** Mines the prepared block, takes the requests out of the queues and pays the withdrawals. */
  sealBlock(parameters: { withdrawals: capella.Withdrawal[] }): Promise<SealedBlock>
  /** Puts a signed transaction into the pool and answers its hash; DevnetError if anvil refuses it. */
  submit(transaction: Uint8Array): Promise<`0x${string}`>
  /** Transactions of the account, those of the pool included. */
  countTransactions(address: string): Promise<number>
}

const hexSchema = z.string().startsWith('0x')
const hashSchema = z.templateLiteral(['0x', z.string()])
const logsSchema = z.array(z.object({ data: hexSchema }))

export async function createExecutionLayer({ ipc }: Anvil): Promise<ExecutionLayer> {
  return {
    genesis: executionBlockSchema.parse(await ipc.call('eth_getBlockByNumber', '0x0', false)),
    prepareBlock: async ({ timestamp, parentBeaconRoot }) => {
      const slot = timestamp % historyBufferLength
      const ring = addresses.beaconRoots
      await ipc.batch([
        ['anvil_setStorageAt', ring, toWord(slot), toWord(timestamp)],
        ['anvil_setStorageAt', ring, toWord(slot + historyBufferLength), toHex(parentBeaconRoot)],
        ['anvil_setNextBlockTimestamp', timestamp],
      ])
    },
    sealBlock: ({ withdrawals }) => sealBlock(ipc, withdrawals),
    submit: async (transaction) =>
      hashSchema.parse(await ipc.call('eth_sendRawTransaction', toHex(transaction))),
    countTransactions: async (address) =>
      Number(await ipc.call('eth_getTransactionCount', address, 'pending')),
  }
}

async function sealBlock(ipc: Ipc, paid: capella.Withdrawal[]): Promise<SealedBlock> {
  await ipc.call('evm_mine')
  const [mined, ...words] = await ipc.batch([
    ['eth_getBlockByNumber', 'latest', false],
    ...readQueue(withdrawalQueue),
    ...readQueue(consolidationQueue),
  ])
  const block = executionBlockSchema.parse(mined)
  const withdrawals = await dequeue(ipc, withdrawalQueue, parseQueue(words.slice(0, 4)))
  const consolidations = await dequeue(ipc, consolidationQueue, parseQueue(words.slice(4)))
  await ipc.batch([...withdrawals.writes, ...consolidations.writes, ...payWithdrawals(paid)])
  const { transactions, deposits } = await readTransactions(ipc, block)
  return {
    block,
    transactions,
    requests: {
      deposits,
      withdrawals: withdrawals.requests.map(decodeWithdrawalRequest),
      consolidations: consolidations.requests.map(decodeConsolidationRequest),
    },
  }
}

function readQueue(queue: RequestQueue): RpcCall[] {
  return [0, 1, 2, 3].map((slot) => ['eth_getStorageAt', queue.address, toWord(slot), 'latest'])
}

function parseQueue(words: unknown[]): QueueState {
  const [excess = 0n, count = 0n, head = 0n, tail = 0n] = z
    .array(hexSchema)
    .parse(words)
    .map((word) => BigInt(word))
  return { excess, count, head, tail }
}

/** Requests due at the end of this block, and the writes that bring the queue to its next state. */
async function dequeue(ipc: Ipc, queue: RequestQueue, state: QueueState) {
  const due = countDequeued(queue, state)
  const writes = writeQueue(queue, state, advanceQueue(queue, state))
  if (due === 0) return { requests: [], writes }
  // Called by the system address, the contract answers with the requests instead of the fee.
  const call = {
    from: addresses.system,
    to: queue.address,
    data: '0x',
    gas: toQuantity(30_000_000),
  }
  const answer = hexSchema.parse(await ipc.call('eth_call', call, 'latest'))
  const bytes = Buffer.from(fromHex(answer))
  if (bytes.length !== due * queue.requestSize) {
    throw new DevnetError(
      `${queue.address} returned ${bytes.length} bytes for ${due} requests: use anvil 1.7.1`,
    )
  }
  const requests = Array.from({ length: due }, (_, position) =>
    bytes.subarray(position * queue.requestSize, (position + 1) * queue.requestSize),
  )
  return { requests, writes }
}

/** EIP-4895: one addition per address, because a concurrent batch could lose one of two. */
function payWithdrawals(withdrawals: capella.Withdrawal[]): RpcCall[] {
  const sums = new Map<string, bigint>()
  for (const { address, amount } of withdrawals) {
    const receiver = toHex(address)
    sums.set(receiver, (sums.get(receiver) ?? 0n) + amount * 1_000_000_000n)
  }
  return [...sums].map(([address, wei]) => ['anvil_addBalance', address, toQuantity(wei)])
}

async function readTransactions(ipc: Ipc, block: ExecutionBlock) {
  if (block.transactions.length === 0) return { transactions: [], deposits: [] }
  const filter = {
    blockHash: block.hash,
    address: addresses.depositContract,
    topics: [depositEventTopic],
  }
  const [logs, ...raw] = await ipc.batch([
    ['eth_getLogs', filter],
    ...block.transactions.map((hash) => ['eth_getRawTransactionByHash', hash] as const),
  ])
  return {
    transactions: z.array(hexSchema).parse(raw).map(fromHex),
    deposits: logsSchema.parse(logs).map(({ data }) => decodeDepositLog(data)),
  }
}

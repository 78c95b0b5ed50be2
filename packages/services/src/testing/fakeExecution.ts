import { checkpointsAbi, type Deployment, operatorsAbi, poolAbi, validatorsAbi } from '@limpid/sdk'
import {
  type Abi,
  type AbiEvent,
  type Address,
  createWalletClient,
  custom,
  decodeFunctionData,
  defineChain,
  encodeAbiParameters,
  encodeErrorResult,
  encodeEventTopics,
  encodeFunctionResult,
  type Hex,
  numberToHex,
  parseTransaction,
  publicActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Connection } from '../common/connect.ts'

/** Every event and error of the contracts by name: no two differ that share one. */
const everything: Abi = [...poolAbi, ...validatorsAbi, ...operatorsAbi, ...checkpointsAbi]

/** What contracts answer, by function: a value, or how it is worked out; a thrown `Refusal` reverts. `etherOf` is any
 * account's balance. */
export type Answers = Record<string, unknown>
export type FakeEvent = { name: string; args: Record<string, unknown> }
export type Call = { name: string; args: readonly unknown[]; value: bigint }

/** Ends a call with an error of the contracts. */
export class Refusal extends Error {
  readonly data: Hex
  constructor(errorName: string, args: readonly unknown[] = []) {
    super(errorName)
    this.data = encodeErrorResult({ abi: everything, errorName, args })
  }
}

export type FakeExecution = {
  client: Connection['execution']
  /** Calls sent as transactions, in order. */
  sent: Call[]
  /** Methods asked for, in order. */
  asked: string[]
}

/** Number of the head block. */
export const HEAD_BLOCK = 30_000n
const WITHDRAWAL_FEE = 5n

/** An execution node that knows only what a test tells it, and a client of it with an account. */
export function createFakeExecution(options: {
  deployment: Deployment
  answers: Answers
  events?: readonly FakeEvent[]
  /** Transactions of the account that wait to be mined. */
  waiting?: number
}): FakeExecution {
  const { deployment, answers, events = [], waiting = 0 } = options
  const abiOf = (to: Address): Abi =>
    ({
      [deployment.pool]: poolAbi,
      [deployment.validators]: validatorsAbi,
      [deployment.operators]: operatorsAbi,
      [deployment.checkpoints]: checkpointsAbi,
    })[to] ?? []
  const sent: Call[] = []
  const asked: string[] = []
  const answer = (request: { to?: Address | null; data?: Hex; value?: bigint }): Hex => {
    const { to, data = '0x' } = request
    // EIP-7002's predeploy tells its fee when it is asked nothing.
    if (!to || data === '0x') return numberToHex(WITHDRAWAL_FEE, { size: 32 })
    const abi = abiOf(to)
    const { functionName, args = [] } = decodeFunctionData({ abi, data })
    const told = answers[functionName]
    const result = typeof told === 'function' ? told(...args) : told
    return result === undefined ? '0x' : encodeFunctionResult({ abi, functionName, result })
  }
  const methods: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_chainId: () => numberToHex(deployment.chainId),
    eth_blockNumber: () => numberToHex(HEAD_BLOCK),
    eth_getBlockByNumber: () => ({
      ...{ number: numberToHex(HEAD_BLOCK), timestamp: '0x10', transactions: [] },
      ...{ baseFeePerGas: '0x1', gasLimit: '0x1c9c380', gasUsed: '0x0' },
    }),
    eth_getTransactionCount: ([, tag]) => numberToHex(tag === 'pending' ? 7 + waiting : 7),
    eth_getBalance: ([address]) => {
      const told = answers['etherOf']
      return numberToHex(typeof told === 'function' ? told(address) : 10n ** 18n)
    },
    eth_maxPriorityFeePerGas: () => '0x1',
    eth_estimateGas: ([request]) => {
      answer(request as Parameters<typeof answer>[0])
      return '0x5208'
    },
    eth_call: ([request]) => answer(request as Parameters<typeof answer>[0]),
    eth_getLogs: ([filter]) => {
      const { topics, fromBlock, toBlock } = filter as Record<'fromBlock' | 'toBlock', Hex> & {
        topics: Hex[]
      }
      // All there is to see happened in the head block.
      const isThere = BigInt(fromBlock) <= HEAD_BLOCK && BigInt(toBlock) >= HEAD_BLOCK
      return events.map(encodeLog).filter((log) => isThere && log.topics[0] === topics[0])
    },
    eth_sendRawTransaction: ([raw]) => {
      const { to, data = '0x', value = 0n } = parseTransaction(raw as Hex)
      const { functionName, args = [] } = decodeFunctionData({ abi: abiOf(to ?? '0x'), data })
      sent.push({ name: functionName, args, value })
      return `0x${'ab'.repeat(32)}`
    },
  }
  const request = async ({ method, params = [] }: { method: string; params?: unknown }) => {
    asked.push(method)
    const respond = methods[method]
    if (respond === undefined) throw Object.assign(new Error('no method'), { code: -32601 })
    try {
      return respond(params as readonly unknown[])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw Object.assign(new Error('execution reverted'), { code: 3, data: error.data })
    }
  }
  const chain = defineChain({
    id: deployment.chainId,
    name: 'Fake',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  })
  const client = createWalletClient({
    account: privateKeyToAccount(`0x${'07'.repeat(32)}`),
    chain,
    transport: custom({ request }, { retryCount: 0 }),
  }).extend(publicActions)
  return { client, sent, asked }
}

function encodeLog({ name, args }: FakeEvent, position: number) {
  const event = everything.find(
    (item): item is AbiEvent => item.type === 'event' && item.name === name,
  )
  if (event === undefined) throw new Error(`no event ${name}`)
  const plain = event.inputs.filter(({ indexed }) => indexed !== true)
  return {
    address: `0x${'00'.repeat(20)}`,
    topics: encodeEventTopics({ abi: [event], args }),
    data: encodeAbiParameters(
      plain,
      plain.map(({ name: field = '' }) => args[field]),
    ),
    ...{ blockNumber: numberToHex(HEAD_BLOCK), blockHash: `0x${'ef'.repeat(32)}` },
    ...{ logIndex: numberToHex(position), transactionIndex: '0x0', removed: false },
    transactionHash: `0x${'cd'.repeat(32)}`,
  }
}

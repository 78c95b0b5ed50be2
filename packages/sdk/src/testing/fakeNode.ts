import {
  type Abi,
  type AbiEvent,
  type AbiParameter,
  type Address,
  type Chain,
  createWalletClient,
  custom,
  decodeFunctionData,
  defineChain,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  type Hex,
  numberToHex,
  type PrivateKeyAccount,
  parseTransaction,
  type Transport,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

/** Ends a call with revert data, as a node reports it. */
export class Revert {
  readonly data: Hex
  constructor(data: Hex) {
    this.data = data
  }
}

/** What one contract answers, by function: a value, a revert, or either worked out from the arguments. */
export type FakeContract = {
  address: Address
  abi: Abi
  answers?: Record<string, unknown>
  events?: readonly { name: string; args: Record<string, unknown>; block?: bigint }[]
}

export type FakeNode = {
  client: WalletClient<Transport, Chain, PrivateKeyAccount>
  /** Methods that were asked for, with their parameters, in order. */
  requests: { method: string; params: readonly unknown[] }[]
  /** Transactions that were sent. */
  sent: ReturnType<typeof parseTransaction>[]
}

const CHAIN_ID = 1337
export const HEAD = 30_000n
export const NOW = 1_000_000n
/** What every transaction is estimated to need. */
export const GAS = 100_000n
const ACCOUNT_KEY: Hex = `0x${'07'.repeat(32)}`

/** A node that knows only what a test tells it, and a client of it with an account. */
export function createFakeNode(contracts: readonly FakeContract[] = []): FakeNode {
  const requests: FakeNode['requests'] = []
  const sent: FakeNode['sent'] = []
  const methods: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_chainId: () => numberToHex(CHAIN_ID),
    eth_blockNumber: () => numberToHex(HEAD),
    eth_getBlockByNumber: () => ({
      ...{ number: numberToHex(HEAD), timestamp: numberToHex(NOW), transactions: [] },
      ...{ baseFeePerGas: '0x1', gasLimit: '0x1c9c380', gasUsed: '0x0' },
    }),
    eth_getTransactionCount: () => '0x0',
    eth_maxPriorityFeePerGas: () => '0x1',
    eth_estimateGas: ([request]) => {
      answerCall(contracts, request as Call)
      return numberToHex(GAS)
    },
    eth_call: ([request]) => answerCall(contracts, request as Call),
    eth_getLogs: ([filter]) => findLogs(contracts, filter as LogFilter),
    eth_sendRawTransaction: ([raw]) => {
      sent.push(parseTransaction(raw as Hex))
      return `0x${'ab'.repeat(32)}`
    },
  }
  const request = async ({
    method,
    params = [],
  }: {
    method: string
    params?: readonly unknown[]
  }) => {
    requests.push({ method, params })
    const answer = methods[method]
    if (answer === undefined) throw Object.assign(new Error('method not found'), { code: -32601 })
    return answer(params)
  }
  const chain = defineChain({
    id: CHAIN_ID,
    name: 'Fake',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  })
  const client = createWalletClient({
    account: privateKeyToAccount(ACCOUNT_KEY),
    chain,
    transport: custom({ request }, { retryCount: 0 }),
  })
  return { client, requests, sent }
}

function answerCall(contracts: readonly FakeContract[], { to, data = '0x' }: Call) {
  const contract = contracts.find(({ address }) => address.toLowerCase() === to.toLowerCase())
  if (contract === undefined) return '0x'
  const { functionName, args = [] } = decodeFunctionData({ abi: contract.abi, data })
  const told = contract.answers?.[functionName]
  const result = typeof told === 'function' ? told(...args) : told
  if (result instanceof Revert) {
    throw Object.assign(new Error('execution reverted'), { code: 3, data: result.data })
  }
  // Writes are simulated without anybody looking at what they return.
  if (result === undefined) return '0x'
  return encodeFunctionResult({ abi: contract.abi, functionName, result })
}

type Call = { to: Address; data?: Hex }

type LogFilter = { address: Address; topics: readonly Hex[]; fromBlock: Hex; toBlock: Hex }

function findLogs(contracts: readonly FakeContract[], filter: LogFilter) {
  const contract = contracts.find(({ address }) => address === filter.address)
  return (contract?.events ?? [])
    .map(({ name, args, block = HEAD }) => {
      const log = createLog(contract?.abi ?? [], name, args)
      return { ...log, address: filter.address, blockNumber: block }
    })
    .filter(({ topics }) => topics[0] === filter.topics[0])
    .filter(({ blockNumber }) => {
      return blockNumber >= BigInt(filter.fromBlock) && blockNumber <= BigInt(filter.toBlock)
    })
    .map((log) => ({ ...log, blockNumber: numberToHex(log.blockNumber) }))
}

/** A log as a contract with this ABI would emit it. */
export function createLog(abi: Abi, eventName: string, args: Record<string, unknown>) {
  const event = abi.find(
    (item): item is AbiEvent => item.type === 'event' && item.name === eventName,
  )
  if (event === undefined) throw new Error(`no event ${eventName} in the ABI`)
  const plain: AbiParameter[] = event.inputs.filter(({ indexed }) => indexed !== true)
  return {
    topics: encodeEventTopics({ abi: [event], args }) as [Hex, ...Hex[]],
    data: encodeAbiParameters(
      plain,
      plain.map(({ name = '' }) => args[name]),
    ),
    ...{ logIndex: '0x0', transactionIndex: '0x0', transactionHash: `0x${'cd'.repeat(32)}` },
    ...{ blockHash: `0x${'ef'.repeat(32)}`, removed: false },
  } as const
}

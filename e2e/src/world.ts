import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveAccountKey } from '@limpid/devnet/keys'
import type { Deployment } from '@limpid/sdk'
import {
  type Account,
  type Address,
  type Chain,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hash,
  type Hex,
  http,
  type PublicActions,
  type PublicClient,
  publicActions,
  type TransactionReceipt,
  type Transport,
  type WalletClient,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { type Devnet, startDevnet } from './processes/startDevnet.ts'
import { type Keeper, startKeeper } from './processes/startKeeper.ts'

/** Somebody with an account on the devnet. */
export type Actor = WalletClient<Transport, Chain, Account> &
  PublicActions<Transport, Chain, Account>

/** Which of the devnet's accounts plays whom; every account starts with the same balance in genesis. */
const FIRST_ACCOUNT = { deployer: 0, operators: 2, keepers: 5, holders: 10 } as const

/** A chain, the people on it, and a clock that only this process turns. */
export type World = {
  readonly devnet: Devnet
  readonly client: PublicClient<Transport, Chain>
  readonly deployer: Actor
  /** Account of the first keeper. */
  readonly keeper: Address
  operator(number: number): Actor
  holder(number: number): Actor
  /** Starts the keepers; from then on no slot passes before all have handled the one before. */
  startKeepers(deployment: Deployment): Promise<void>
  /** Ends the first keeper the hard way (kill -9) and starts another with the same files. */
  crashKeeper(): Promise<void>
  /** Lets slots pass; returns the head slot. */
  advance(slots?: number): Promise<number>
  /** Lets one slot pass and returns the receipts of transactions just sent; throws if one failed. */
  mine(...hashes: readonly Hash[]): Promise<TransactionReceipt[]>
  /** Lets slots pass until the condition holds; throws after `maxSlots`. */
  until(what: string, condition: () => Promise<boolean>, maxSlots?: number): Promise<void>
  /** Calls back after every single slot that passed, before the next one. */
  onSlot(listener: (slot: number) => Promise<void>): void
  close(): Promise<void>
}

export type WorldOptions = startDevnet.Options & {
  /** Keepers with an account each; one by default. */
  keepers?: number
  /** Where keepers reach the execution layer instead of the devnet itself. */
  keeperRpcUrl?: (rpcUrl: string) => string | Promise<string>
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const devnet = await startDevnet(options)
  const folder = await mkdtemp(join(tmpdir(), 'limpid-world-'))
  const chain = defineChain({
    id: devnet.chainId,
    name: 'Limpid devnet',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [devnet.rpcUrl] } },
  })
  const client = createPublicClient({ chain, transport: http() })
  const accountKey = (index: number): Hex => deriveAccountKey(devnet.seed, index)
  const actor = (index: number): Actor =>
    createWalletClient({
      account: privateKeyToAccount(accountKey(index)),
      chain,
      transport: http(),
    }).extend(publicActions)
  const deploymentFile = join(folder, 'deployment.json')
  const keyFile = (number: number) => join(folder, `keeper-${number}.key`)
  const keeperRpcUrl = (await options.keeperRpcUrl?.(devnet.rpcUrl)) ?? devnet.rpcUrl
  const listeners: ((slot: number) => Promise<void>)[] = []
  const keepers: Keeper[] = []
  const startOne = (number: number) =>
    startKeeper({ devnet, executionUrl: keeperRpcUrl, deploymentFile, keyFile: keyFile(number) })

  const world: World = {
    devnet,
    client,
    deployer: actor(FIRST_ACCOUNT.deployer),
    keeper: privateKeyToAccount(accountKey(FIRST_ACCOUNT.keepers)).address,
    operator: (number) => actor(FIRST_ACCOUNT.operators + number),
    holder: (number) => actor(FIRST_ACCOUNT.holders + number),
    onSlot: (listener) => void listeners.push(listener),
    async startKeepers(deployment) {
      await writeFile(deploymentFile, JSON.stringify(deployment, null, 2))
      for (let number = 0; number < (options.keepers ?? 1); number++) {
        const key = accountKey(FIRST_ACCOUNT.keepers + number)
        await writeFile(keyFile(number), key, { mode: 0o600 })
        keepers.push(await startOne(number))
      }
    },
    async crashKeeper() {
      await keepers[0]?.process.stop('SIGKILL')
      keepers[0] = await startOne(0)
    },
    async advance(slots = 1) {
      let head = 0
      for (let i = 0; i < slots; i++) {
        head = await devnet.advance(1)
        await Promise.all(keepers.map((keeper) => keeper.handled(head)))
        for (const listener of listeners) await listener(head)
      }
      return head
    },
    async mine(...hashes) {
      await world.advance()
      const receipts = await Promise.all(
        hashes.map((hash) => client.getTransactionReceipt({ hash })),
      )
      const failed = receipts.find(({ status }) => status !== 'success')
      if (failed !== undefined) throw new Error(`transaction ${failed.transactionHash} reverted`)
      return receipts
    },
    async until(what, condition, maxSlots = 200) {
      for (let i = 0; i < maxSlots; i++) {
        if (await condition()) return
        await world.advance()
      }
      const logs = keepers.map((keeper) => `\nkeeper:\n${keeper.process.log().slice(-4_000)}`)
      throw new Error(`after ${maxSlots} slots still waiting until ${what}${logs.join('')}`)
    },
    async close() {
      await Promise.all(keepers.map((keeper) => keeper.process.stop()))
      await devnet.process.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return world
}

import './preset.ts'
import { privateKeyToAddress } from 'viem/accounts'
import type { DevnetControl, Pace, Position } from './beaconApi/devnetRoutes.ts'
import { startBeaconApi } from './beaconApi/server.ts'
import { createChain } from './consensus/chain.ts'
import { createConfig, secondsPerSlot } from './consensus/config.ts'
import { createGenesis } from './consensus/genesis.ts'
import type { Chain } from './consensus/types.ts'
import { DevnetError } from './errors.ts'
import { type Anvil, startAnvil } from './execution/anvil.ts'
import { createExecutionLayer } from './execution/executionLayer.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { continueJournal } from './journal/continueJournal.ts'
import { openJournal } from './journal/journal.ts'
import { deriveAccountKey, deriveValidatorKey } from './keys.ts'
import { type CompleteOptions, type DevnetOptions, optionsSchema } from './options.ts'
import { createClock } from './pace.ts'
import { createExchangePool, poolSize } from './rpc/exchangePool.ts'
import { createGate } from './rpc/gate.ts'
import { countMethod, createMethodCounts, type MethodCounts } from './rpc/methodCounts.ts'
import { startProxy } from './rpc/proxy.ts'
import { createSlotQueue } from './slotQueue.ts'

/** Validators active at genesis. */
export const genesisValidators = 64

/** Wei of each account at genesis: 100,000 ETH. */
const accountBalance = 100_000n * 10n ** 18n

/** A running devnet. */
export type Devnet = {
  rpcUrl: string
  beaconUrl: string
  chainId: number
  /** Seconds. */
  genesisTime: number
  /** The newest slot and execution block. */
  position(): Position
  /** Produces slots now; answers the position after the last. */
  advance(slots: number): Promise<Position>
  setPace(pace: Pace): void
  faults: Faults
  /** Calls of anvil so far, by origin. */
  methods(): MethodCounts
  /** Resolves with the reason if the devnet stops on its own. */
  failed: Promise<Error>
  close(): Promise<void>
}

/** Starts a proof-of-stake chain: consensus in this process, anvil in a child. Throws DevnetError with advice. */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  const settings = optionsSchema.parse(options)
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return await startParts(settings, closers, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function startParts(
  settings: CompleteOptions,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Devnet> {
  const { chainId, dir } = settings
  const journal = dir === undefined ? null : openJournal(dir, settings, chooseGenesisTime)
  if (journal) closers.push(async () => journal.close())
  const genesisTime = journal?.parameters.genesisTime ?? chooseGenesisTime(settings)
  const counts = createMethodCounts()
  const gate = createGate()
  const anvil = await startAnvil(
    { chainId, timestamp: genesisTime, balances: fundAccounts(settings) },
    (method) => countMethod(counts.driver, method),
  )
  closers.push(anvil.close)
  const connections = Array.from({ length: poolSize }, () => anvil.connect())
  const proxy = await startProxy({
    port: settings.rpcPort,
    exchange: createExchangePool(await Promise.all(connections)),
    gate,
    counts: counts.client,
  })
  closers.push(proxy.close)
  const chain = await buildChain(settings, genesisTime, anvil)
  if (journal) await continueJournal(chain, journal)
  const queue = createSlotQueue(chain, gate)
  const clock = createClock(() => void queue.advance(1).catch(() => undefined))
  const control: DevnetControl = {
    advance: queue.advance,
    setPace: clock.set,
    methods: () => counts,
    faults: createFaults(chain, queue, deriveAccountKey(settings.seed, settings.accounts)),
    status: () => ({ ...queue.status(), pace: clock.pace }),
  }
  const api = await startBeaconApi({ chain, control, port: settings.beaconPort })
  closers.push(api.close, async () => clock.set('manual'), queue.stop)
  await queue.advance(Math.max(settings.slots - chain.state.slot, 0))
  clock.set(settings.pace)
  return {
    rpcUrl: `http://127.0.0.1:${proxy.port}`,
    beaconUrl: `http://127.0.0.1:${api.port}`,
    chainId,
    genesisTime,
    position: queue.status,
    advance: queue.advance,
    setPace: clock.set,
    faults: control.faults,
    methods: () => counts,
    failed: Promise.race([anvil.crashed, queue.failed]),
    close,
  }
}

/** The given one, or seconds far enough back for the slots produced at the start. */
function chooseGenesisTime({ genesisTime, genesisAge, slots }: CompleteOptions): number {
  if (genesisTime !== undefined) return genesisTime
  if (slots * secondsPerSlot > genesisAge) {
    throw new DevnetError(
      `${slots} slots take ${slots * secondsPerSlot} s: give --genesis-age at least that`,
    )
  }
  return Math.floor(Date.now() / 1000) - genesisAge
}

function fundAccounts({ seed, accounts }: CompleteOptions): Record<string, bigint> {
  // One more than the users know of: the stranger who donates.
  const addresses = Array.from({ length: accounts + 1 }, (_, index) =>
    privateKeyToAddress(deriveAccountKey(seed, index)),
  )
  return Object.fromEntries(addresses.map((address) => [address, accountBalance]))
}

async function buildChain(
  { seed, extraValidators, chainId, churn }: CompleteOptions,
  genesisTime: number,
  anvil: Anvil,
): Promise<Chain> {
  const execution = await createExecutionLayer(anvil)
  const secrets = Array.from({ length: genesisValidators + extraValidators }, (_, index) =>
    deriveValidatorKey(seed, index),
  )
  const genesis = createGenesis({
    config: createConfig(chainId, churn),
    genesisTime,
    pubkeys: secrets.slice(0, genesisValidators).map((secret) => secret.toPublicKey().toBytes()),
    executionGenesis: execution.genesis,
  })
  return createChain({ genesis, execution, secrets })
}

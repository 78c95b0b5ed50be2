import { parseArgs } from 'node:util'
import { DevnetError } from './errors.ts'
import { type CompleteOptions, optionsSchema } from './options.ts'

export const usage = `limpid-devnet: a proof-of-stake chain on this machine

  --rpc-port N          JSON-RPC port (8545; 0 is any free one)
  --beacon-port N       Beacon API port (5052; 0 is any free one)
  --chain-id N          (1337)
  --seed TEXT           all validator and account keys derive from it (limpid)
  --extra-validators N  keys held beyond the 64 genesis validators (64)
  --accounts N          execution accounts with 100,000 ETH each (20)
  --churn N             ETH per epoch that may enter, and as much that may exit (4096); 32 or
                        less makes long queues
  --pace manual|wall    slots on request, or besides one every 12 s (wall)
  --slots N             slots produced before it is ready (32)
  --genesis-time T      timestamp of slot 0; makes a chain repeatable, block hashes and all
  --genesis-age S       seconds between genesis and now (10800)
  --dir DIR             keep the chain in a journal there; if there is one, replay it (checking
                        block hashes and state roots, not signatures) and go on. Pending
                        transactions and slashings are not kept
  --json                print the ready line as JSON
  --help                this text

Commands: POST JSON to /devnet/NAME on the Beacon API port
  advance   {slots}                          produce slots now
  pace      {mode: "manual"|"wall"}
  offline   {indices|count, online?}         take validators offline, or bring them back
  miss      {slots}                          slots without a block, now
  slash     {indices, kind: "proposer"|"attester"}  slashings for the next blocks
  finality  {stop: true|false}               40 % of the stake offline; false brings all back
  donate    {index|pubkey, amountGwei}       a stranger's deposit for a validator
GET /devnet/status and /devnet/methods tell where it stands and who called what`

const flags = {
  'rpc-port': { type: 'string' },
  'beacon-port': { type: 'string' },
  'chain-id': { type: 'string' },
  seed: { type: 'string' },
  'extra-validators': { type: 'string' },
  accounts: { type: 'string' },
  churn: { type: 'string' },
  dir: { type: 'string' },
  pace: { type: 'string' },
  slots: { type: 'string' },
  'genesis-time': { type: 'string' },
  'genesis-age': { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

export type CommandLine = { options: CompleteOptions; json: boolean; help: boolean }

/** Reads the arguments; DevnetError names the first that is wrong. */
export function parseCommandLine(args: string[]): CommandLine {
  const { json, help, seed, pace, dir, ...numbers } = readFlags(args)
  const given = {
    seed,
    pace,
    dir,
    rpcPort: toNumber(numbers['rpc-port']),
    beaconPort: toNumber(numbers['beacon-port']),
    chainId: toNumber(numbers['chain-id']),
    extraValidators: toNumber(numbers['extra-validators']),
    accounts: toNumber(numbers.accounts),
    churn: toNumber(numbers.churn),
    slots: toNumber(numbers.slots),
    genesisTime: toNumber(numbers['genesis-time']),
    genesisAge: toNumber(numbers['genesis-age']),
  }
  const result = optionsSchema.safeParse(given)
  if (result.success) return { options: result.data, json, help }
  const [issue] = result.error.issues
  const flag = String(issue?.path[0] ?? 'argument').replace(/[A-Z]/g, (letter) => `-${letter}`)
  throw new DevnetError(`--${flag.toLowerCase()}: ${issue?.message ?? 'invalid'} (see --help)`)
}

function readFlags(args: string[]) {
  try {
    return parseArgs({ args, options: flags }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new DevnetError(`${reason} (see --help)`)
  }
}

/** undefined stays undefined; anything but decimal digits becomes NaN, which the schema refuses. */
function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^\d+$/.test(text) ? Number(text) : Number.NaN
}

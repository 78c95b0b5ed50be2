import { parseArgs } from 'node:util'

/** How `npm start` was asked to run. */
export type Options = {
  /** End after the story. */
  exit: boolean
  /** Print the result as one JSON object, stdout's last line. */
  json: boolean
  rpcPort: number
  beaconPort: number
  seed: string
}

export const USAGE = `npm start -- [options]
  --exit             end after the story instead of keeping the chain running
  --json             print the result as one JSON object (with --exit)
  --rpc-port N       JSON-RPC port of the execution layer (default 8545, 0 = any)
  --beacon-port N    port of the Beacon API (default 5052, 0 = any)
  --seed TEXT        all accounts and validator keys derive from it (default "limpid")
  --help             this text`

/** Reads the command line; throws an error whose message is one line and says what to do. */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      exit: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'rpc-port': { type: 'string', default: '8545' },
      'beacon-port': { type: 'string', default: '5052' },
      seed: { type: 'string', default: 'limpid' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  if (values.json && !values.exit)
    throw new Error('--json needs --exit: the result is the last line')
  return {
    exit: values.exit,
    json: values.json,
    rpcPort: readPort('--rpc-port', values['rpc-port']),
    beaconPort: readPort('--beacon-port', values['beacon-port']),
    seed: values.seed,
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Error(`${name} must be a whole number from 0 to 65535, not "${text}"`)
}

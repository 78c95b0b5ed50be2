import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { DevnetError } from '../errors.ts'
import { findAnvil } from './anvilBinary.ts'
import { type Exchange, openExchange } from './exchange.ts'
import { createGenesisFile, type GenesisFileParameters, gasLimit } from './genesisFile.ts'
import { createIpc, type Ipc } from './ipc.ts'
import { createRunFolder, removeRunFolder, writeJson } from './runFolder.ts'

/** A running anvil. */
export type Anvil = {
  ipc: Ipc
  /** Opens one more connection. */
  connect(): Promise<Exchange>
  /** Settles when anvil ends without being asked to. */
  crashed: Promise<DevnetError>
  close(): Promise<void>
}

/** Blocks whose state anvil keeps for eth_call at old heights, on disk after the newest. Measured with
 * 3,000 empty blocks: 45 MB of memory and 760 MB of disk; all in memory would take 1,900 MB. */
const keptStates = 2048

/** anvil calls latest - 2 x this `finalized`; at 12 that stays behind the beacon chain's finality. */
const slotsInAnEpoch = 12

/** Runs anvil and ends it when our end of standard input closes, that is, even if we are killed. */
const supervisor =
  '"$0" "$@" </dev/null & child=$!; exec 3<&0; ' +
  '(while read -r line <&3; do :; done; kill $child) 2>/dev/null & exec 3<&-; wait $child'

/** Starts anvil on the given genesis and connects to it. */
export async function startAnvil(
  genesis: GenesisFileParameters,
  onCall: (method: string) => void,
): Promise<Anvil> {
  const binary = findAnvil()
  const folder = createRunFolder()
  const socket = join(folder, 'anvil.ipc')
  const port = await findFreePort()
  const child = spawn('/bin/sh', ['-c', supervisor, binary, ...buildArguments()], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C in a terminal reaches us alone, and we end anvil in order.
    detached: true,
  })
  const ended = watchEnd(child)
  const close = async () => {
    child.stdin?.end()
    await ended
    removeRunFolder(folder)
  }
  try {
    const attempt = new AbortController()
    void ended.then((error) => attempt.abort(error))
    const connect = () => openExchange(socket, attempt.signal)
    const ipc = createIpc(await connect(), onCall)
    await checkVersion(ipc)
    await checkStranger(ipc, port)
    return { ipc, connect, crashed: ended, close }
  } catch (error) {
    await close()
    throw error
  }

  function buildArguments(): string[] {
    const options = {
      '--init': writeJson(folder, 'genesis.json', createGenesisFile(genesis)),
      '--chain-id': genesis.chainId,
      '--hardfork': 'osaka',
      '--order': 'fees',
      '--gas-limit': gasLimit,
      '--slots-in-an-epoch': slotsInAnEpoch,
      '--accounts': 0,
      '--max-persisted-states': keptStates,
      '--cache-path': folder,
      '--port': port,
      '--ipc': socket,
    }
    const flags = ['--no-mining', '--enable-tx-gas-limit', '--no-request-size-limit', '--quiet']
    return [...flags, ...Object.entries(options).flatMap(([name, value]) => [name, String(value)])]
  }
}

/** Resolves when the process is gone, with its last words. */
function watchEnd(child: ChildProcess): Promise<DevnetError> {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-500)
  })
  // A write to a dead supervisor is no news: its exit is.
  child.stdin?.on('error', () => undefined)
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(new DevnetError(`anvil did not start: ${error.message}`)),
    )
    child.once('exit', (code) => {
      child.stdin?.end()
      const reason = words.trim().split('\n').at(-1) ?? ''
      resolve(
        new DevnetError(`anvil ended with code ${code}: ${reason || 'start the devnet again'}`),
      )
    })
  })
}

/** A free port now; another process may take it before anvil does, which checkStranger notices. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Later versions run some of the system calls themselves: doing them twice corrupts the queues. */
async function checkVersion(ipc: Ipc): Promise<void> {
  const version = z.string().parse(await ipc.call('web3_clientVersion'))
  if (version.startsWith('anvil/v1.7.')) return
  throw new DevnetError(`${version} is not anvil 1.7.1: run npm install, or set ANVIL_BIN to it`)
}

const blockHashSchema = z.object({ hash: z.string() })
const answerSchema = z.object({ result: blockHashSchema })

/** Throws unless the process on the HTTP port has our genesis block. */
async function checkStranger(ipc: Ipc, port: number): Promise<void> {
  const parameters = ['0x0', false]
  const ours = blockHashSchema.parse(await ipc.call('eth_getBlockByNumber', ...parameters))
  const response = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'eth_getBlockByNumber',
      params: parameters,
    }),
  })
  const theirs = answerSchema.safeParse(await response.json())
  if (!theirs.success || theirs.data.result.hash !== ours.hash) {
    throw new DevnetError(`another program took port ${port} while anvil started: try again`)
  }
}

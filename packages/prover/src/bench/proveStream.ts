import { readFileSync } from 'node:fs'
import { buildValidatorsProof } from '../buildStreams.ts'
import { readStateStream } from '../streaming/readStateStream.ts'
import { MAINNET_PRESET } from './mainnetPreset.ts'
import { readFileChunks } from './readFileChunks.ts'
import { readUsage } from './readUsage.ts'

/* Our way, a process of its own: proveStream STATE INDICES. Prints one line of JSON. */

/** As much as a socket gives in a few reads; larger pieces only take memory. */
const CHUNK_BYTES = 2 ** 20

const [statePath = '', indicesPath = ''] = process.argv.slice(2)
const indices: number[] = JSON.parse(readFileSync(indicesPath, 'utf8'))
const state = await readStateStream(
  { fork: 'fulu', chunks: readFileChunks(statePath, CHUNK_BYTES) },
  MAINNET_PRESET,
  { indices },
)
const { stream } = buildValidatorsProof(state, indices)
const usage = readUsage()
process.stdout.write(`${JSON.stringify({ root: state.stateRoot, ...usage, stream })}\n`)

import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, parseArgs, promisify } from 'node:util'
import { type Hex, size } from 'viem'
import { z } from 'zod'
import type { ValidatorFact } from '../facts.ts'
import { verifyValidators } from '../verifyStreams.ts'
import { bundle } from './bundle.ts'
import { chooseIndices } from './chooseIndices.ts'
import { writeMainnetState } from './writeMainnetState.ts'

/*
 * npm run bench:prover -- --validators 1000000 --ours 500 --json
 * Our proof and the library's of the same state, each in a process of its own whose use is counted from its start.
 * The state is made once and kept. Progress goes to stderr; the last line of stdout is the result.
 */

const DIRECTORY = fileURLToPath(new URL('../../../../.limpid/bench/', import.meta.url))
const HEX = z.string().transform((text) => text as Hex)
const Usage = z.object({
  root: HEX,
  userSeconds: z.number(),
  wallSeconds: z.number(),
  peakMB: z.number(),
})
const Streamed = Usage.extend({ stream: HEX })
const Library = Usage.extend({
  validators: z.array(
    z.object({
      index: z.number(),
      credentials: HEX,
      balanceGwei: z.string().transform(BigInt),
      effectiveBalanceEther: z.number(),
      slashed: z.boolean(),
      activationEligibilityEpoch: z.number(),
      activationEpoch: z.number(),
      exitEpoch: z.number(),
      withdrawableEpoch: z.number(),
    }),
  ),
})

const { values } = parseArgs({
  options: {
    validators: { type: 'string', default: '1000000' },
    ours: { type: 'string', default: '500' },
    json: { type: 'boolean', default: false },
  },
})
const validators = parseCount('validators', values.validators, 4_294_967)
const ours = parseCount('ours', values.ours, Math.min(validators, 65_535))

mkdirSync(DIRECTORY, { recursive: true })
const statePath = `${DIRECTORY}state-${validators}.ssz`
await writeMainnetState(statePath, validators, progress)
const indicesPath = `${DIRECTORY}indices-${validators}-${ours}.json`
writeFileSync(indicesPath, JSON.stringify(chooseIndices(validators, ours)))

progress('compile both ways')
const streamed = Streamed.parse(await run('proveStream', 'bundle'))
const library = Library.parse(await run('proveLibrary', 'external'))
const { stream, root, ...usage } = streamed
const { validators: found, ...libraryUsage } = library
const result = {
  validators,
  ours,
  root,
  ...usage,
  proofBytes: size(stream),
  library: { hasher: 'native', ...libraryUsage },
  equal: root === library.root && isDeepStrictEqual(provenIn(stream), factsIn(found)),
}
progress(result.equal ? 'the proof leads to the library’s root' : 'THE PROOF IS WRONG')
process.stdout.write(`${values.json ? JSON.stringify(result) : renderResult()}\n`)
process.exitCode = result.equal ? 0 : 1

/** What the contracts would read in our proof, given the library's root. */
function provenIn(proof: Hex): ValidatorFact[] {
  const credentials = found.map((validator) => validator.credentials)
  return verifyValidators({ fork: 'fulu', stateRoot: library.root, credentials, stream: proof })
}

function factsIn(library: z.output<typeof Library>['validators']): ValidatorFact[] {
  return library.map(({ credentials: _, ...fact }) => fact)
}

async function run(name: string, packages: 'external' | 'bundle'): Promise<unknown> {
  const outfile = `${DIRECTORY}${name}.mjs`
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  await bundle({ entry, outfile, packages })
  progress(`run ${name}`)
  // A process begins with the peak memory of the one that forked it: a shell has little, this one has a compiler in it.
  const { stdout } = await promisify(execFile)(
    '/bin/sh',
    ['-c', '"$0" "$@"; exit $?', process.execPath, outfile, statePath, indicesPath],
    // What was set for the process that compiles is not for the one that is measured.
    { env: { ...process.env, NODE_OPTIONS: '' }, maxBuffer: 2 ** 28 },
  )
  return JSON.parse(stdout)
}

function renderResult(): string {
  const line = (name: string, { userSeconds, wallSeconds, peakMB }: z.output<typeof Usage>) =>
    `${name}: ${userSeconds} s user, ${wallSeconds} s, ${peakMB} MB`
  return [
    `${validators} validators, ${ours} ours, ${result.proofBytes} bytes of proof`,
    line('streaming', streamed),
    line('library', library),
    `equal: ${result.equal}`,
  ].join('\n')
}

function parseCount(name: string, text: string, most: number): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new RangeError(`--${name} ${text}: give a whole number from 1 to ${most}`)
}

function progress(message: string): void {
  process.stderr.write(`${message}\n`)
}

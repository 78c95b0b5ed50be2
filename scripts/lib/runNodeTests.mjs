import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'
import { runChild } from './runChild.mjs'
import { settleTally } from './tally.mjs'

/** Ends a file that hangs, in milliseconds. Node 20 measures it over the whole file. */
const FILE_TIMEOUT = 30 * 60 * 1000

/**
 * Runs test files under node:test, readable on stdout, and returns how many leaf tests passed and failed.
 * A file that runs no test counts as one failed.
 * @param {{ files: string[], concurrency?: number, stdout?: 'inherit' | 'ignore' }} parameters
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runNodeTests({
  files,
  concurrency = availableParallelism(),
  stdout = 'inherit',
}) {
  mkdirSync(join(root, '.limpid'), { recursive: true })
  const folder = mkdtempSync(join(root, '.limpid/tests-'))
  const counts = join(folder, 'count.json')
  // node:test runs no files in a process that it believes to be one of its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  try {
    const args = [
      ...['--import', 'tsx', '--test'],
      ...[`--test-concurrency=${concurrency}`, `--test-timeout=${FILE_TIMEOUT}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...[
        '--test-reporter=./scripts/lib/countReporter.mjs',
        `--test-reporter-destination=${counts}`,
      ],
      ...files,
    ]
    const { code } = await runChild(process.execPath, args, { stdout, env })
    /** @type {import('./countReporter.mjs').Count} */
    const { empty, ...tally } = existsSync(counts)
      ? JSON.parse(readFileSync(counts, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0, empty: [] }
    for (const file of empty) process.stderr.write(`${file}: runs no test\n`)
    return settleTally({ tally: { ...tally, failed: tally.failed + empty.length }, code })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

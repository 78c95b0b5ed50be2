import { buildContracts } from './buildContracts.mjs'
import { findForge } from './findBinary.mjs'
import { listFiles } from './listFiles.mjs'
import { parseForgeSummary } from './parseForgeSummary.mjs'
import { runChild } from './runChild.mjs'
import { runNodeTests } from './runNodeTests.mjs'
import { addTallies, formatTally, settleTally } from './tally.mjs'

/** @typedef {'contracts' | 'unit' | 'e2e'} Group */

const UNIT = /^(packages\/[^/]+\/src|scripts)\/.*\.test\.ts$/
const E2E = /^e2e\/.*\.test\.ts$/

/** @type {Record<Group, (args: string[]) => Promise<import('./tally.mjs').Tally>>} */
const groups = {
  contracts: runForgeTests,
  unit: (args) => runNodeGroup({ name: 'unit', pattern: UNIT, args }),
  // Each file starts processes that want the machine for themselves.
  e2e: (args) => runNodeGroup({ name: 'e2e', pattern: E2E, args, concurrency: 1 }),
}

/**
 * Runs groups of tests one after another, also after one has failed, and prints the sum on the last line.
 * Returns 1 when a test failed or a group ran none.
 * @param {Group[]} names
 * @param {string[]} args of forge for `contracts`; else parts of paths, of which a test file must hold one
 */
export async function runTests(names, args) {
  const tallies = []
  for (const name of names) tallies.push({ name, tally: await groups[name](args) })
  for (const { name, tally } of tallies) {
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
    process.stdout.write(`${name}: ${formatTally(tally)}${skipped}\n`)
  }
  const sum = addTallies(tallies.map(({ tally }) => tally))
  process.stdout.write(`${formatTally(sum)}\n`)
  return sum.failed > 0 ? 1 : 0
}

/** @param {string[]} args */
async function runForgeTests(args) {
  const color = process.stdout.isTTY ? 'always' : 'never'
  const forge = ['test', '--color', color, ...args]
  const { code, output } = await runChild(findForge(), forge, { stdout: 'tee' })
  const tally = parseForgeSummary(output)
  if (code === 0 && tally.passed + tally.failed === 0) {
    process.stderr.write('contracts: no test ran\n')
  }
  return settleTally({ tally, code })
}

/** @param {{ name: Group, pattern: RegExp, args: string[], concurrency?: number }} parameters */
async function runNodeGroup({ name, pattern, args, concurrency }) {
  const files = listFiles()
    .filter((file) => pattern.test(file))
    .filter((file) => args.length === 0 || args.some((part) => file.includes(part)))
  if (files.length === 0) {
    process.stderr.write(`${name}: no test file\n`)
    return settleTally({ tally: addTallies([]), code: 0 })
  }
  const code = await buildContracts()
  if (code !== 0) return settleTally({ tally: addTallies([]), code })
  return runNodeTests({ files, ...(concurrency ? { concurrency } : {}) })
}

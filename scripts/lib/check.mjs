import { buildContracts } from './buildContracts.mjs'
import { findBiome, findForge } from './findBinary.mjs'
import { runChild } from './runChild.mjs'
import { runTypeScript } from './typeScript.mjs'

/** Runs every check, also after one has failed; returns 1 when one did. */
export async function runChecks() {
  /** @type {[string, () => Promise<number>][]} */
  const checks = [
    ['contracts compile', buildContracts],
    ['Solidity layout', async () => (await runChild(findForge(), ['fmt', '--check'])).code],
    [
      'TypeScript layout and lint',
      async () => (await runChild(findBiome(), ['check', '--error-on-warnings'])).code,
    ],
    [
      'types',
      async () => (await runChild(process.execPath, ['node_modules/typescript/bin/tsc'])).code,
    ],
    ['rules of the house', async () => (await runTypeScript('scripts/check.ts', [])).code],
  ]
  const failed = []
  for (const [name, check] of checks) {
    const isFine = (await check()) === 0
    if (!isFine) failed.push(name)
    process.stdout.write(`check: ${name}: ${isFine ? 'ok' : 'FAILED'}\n`)
  }
  return failed.length > 0 ? 1 : 0
}

#!/usr/bin/env node
// The one way into the repository: every npm script comes through here, so that a fresh clone installs
// itself first. Plain Node with built-ins only, because it runs before anything is installed.
import { buildContracts } from './lib/buildContracts.mjs'
import { runChecks } from './lib/check.mjs'
import { format } from './lib/format.mjs'
import { installDependencies } from './lib/installDependencies.mjs'
import { explainNodeVersion } from './lib/nodeVersion.mjs'
import { Interrupted, runChild } from './lib/runChild.mjs'
import { runTests } from './lib/test.mjs'
import { runTypeScript } from './lib/typeScript.mjs'

/** @type {Record<string, (args: string[]) => Promise<number>>} each returns an exit code */
const commands = {
  start: async (args) =>
    (await buildContracts()) || (await runTypeScript('e2e/src/main.ts', args)).code,
  devnet: async (args) => (await runTypeScript('packages/devnet/src/main.ts', args)).code,
  test: (args) => runTests(['contracts', 'unit', 'e2e'], args),
  'test:contracts': (args) => runTests(['contracts'], args),
  'test:unit': (args) => runTests(['unit'], args),
  'test:e2e': (args) => runTests(['e2e'], args),
  check: () => runChecks(),
  generate: async () =>
    (await buildContracts()) || (await runTypeScript('scripts/generate.ts', [])).code,
  format: () => format(),
}

const [name = '', ...args] = process.argv.slice(2)
try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof Interrupted) process.exitCode = error.code
  else {
    process.stderr.write(`limpid: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

async function main() {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(
      `usage: node scripts/run.mjs <${Object.keys(commands).join('|')}> [args]\n`,
    )
    return 2
  }
  const complaint = explainNodeVersion(process.versions.node)
  if (complaint) throw new Error(complaint)
  await installDependencies({ install })
  return command(args)
}

/**
 * Says what takes so long, on stderr like all that npm prints: stdout belongs to the command.
 * @param {string} program
 * @param {string[]} parameters
 */
function install(program, parameters) {
  process.stderr.write(`limpid: installing dependencies (${program} ${parameters[0]})\n`)
  return runChild(program, parameters, { stdout: 'stderr' })
}

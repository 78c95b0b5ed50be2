#!/usr/bin/env -S node --import tsx
import { readFile, writeFile } from 'node:fs/promises'
import { BaseError, type Deployment, parseDeployment } from '@limpid/sdk'
import { parseEther } from 'viem'
import { connect } from '../common/connect.ts'
import { createLogger } from '../common/logger.ts'
import { readKeyFile } from '../common/readKeyFile.ts'
import { confirmDeployment } from '../deployment/confirmDeployment.ts'
import { deploy } from '../deployment/deploy.ts'
import { loadArtifacts } from '../deployment/loadArtifacts.ts'
import { runKeeper } from '../keeper/runKeeper.ts'
import { runDevnet } from './devnet.ts'
import { DeployArguments, KeeperArguments, readArguments } from './options.ts'

const USAGE = `limpid <command> [options]
  keeper   --execution URL --beacon URL --deployment FILE --key FILE [--port N] [--poll MS]
  deploy   --execution URL --beacon URL --key FILE --out FILE [--period SLOTS] [--expiry SLOTS] [--stale SLOTS]
  devnet   runs the embedded chain; its options: limpid devnet --help
`

async function main([command, ...args]: readonly string[]): Promise<void> {
  // The devnet explains its own options.
  if (command === 'devnet') return runDevnet(args)
  if (command === 'help' || [command, ...args].some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(USAGE)
    return
  }
  if (command === 'keeper') return keeper(args)
  if (command === 'deploy') return deployCommand(args)
  throw new BaseError(`"${command ?? ''}" is no command; try: limpid --help`)
}

async function keeper(args: readonly string[]): Promise<void> {
  const values = readArguments(KeeperArguments, args)
  const { execution: executionUrl, beacon: beaconUrl, port, poll: pollMs } = values
  const deployment = await readDeployment(values.deployment)
  const account = await readKeyFile(values.key)
  const options = { executionUrl, beaconUrl, deployment, account, port, pollMs }
  await runKeeper(options, createLogger(), (url) => {
    process.stdout.write(
      `${JSON.stringify({ healthUrl: `${url}/health`, metricsUrl: `${url}/metrics` })}\n`,
    )
  })
}

async function deployCommand(args: readonly string[]): Promise<void> {
  const values = readArguments(DeployArguments, args)
  const { execution: executionUrl, beacon: beaconUrl, period, expiry } = values
  const account = await readKeyFile(values.key)
  const { execution, beacon } = await connect({ executionUrl, beaconUrl, account })
  const sent = await deploy(execution, {
    beacon,
    artifacts: await loadArtifacts(),
    schedule: { period, expiry },
    staleSlots: values.stale,
    seed: parseEther('1'),
  })
  process.stderr.write('waiting until the contracts are created\n')
  for (const hash of sent.hashes) await execution.waitForTransactionReceipt({ hash })
  const deployment = await confirmDeployment(execution, sent)
  await writeFile(values.out, `${JSON.stringify(deployment, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(deployment)}\n`)
}

async function readDeployment(path: string): Promise<Deployment> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BaseError(`no deployment at ${path}; "limpid deploy" writes one`, { cause })
  })
  try {
    return parseDeployment(JSON.parse(text))
  } catch (cause) {
    if (cause instanceof BaseError) throw cause
    throw new BaseError(`${path} is not JSON; "limpid deploy" writes a deployment`, { cause })
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { installDependencies } from './installDependencies.mjs'
import { temporaryFolder } from './temporaryFolder.ts'

function plant(context: TestContext, code = 0) {
  const directory = temporaryFolder(context, { 'package-lock.json': '{"version":1}' })
  const calls: string[] = []
  const install = async (command: string, args: string[]) => {
    calls.push([command, ...args].join(' '))
    mkdirSync(join(directory, 'node_modules'), { recursive: true })
    return { code }
  }
  return { directory, calls, run: () => installDependencies({ install, directory }) }
}

test('default', async (context) => {
  const { calls, run } = plant(context)
  await run()
  assert.deepEqual(calls, ['npm ci --ignore-scripts --no-audit --no-fund'])
})

test('behavior: installs once for one lock file', async (context) => {
  const { calls, run } = plant(context)
  await run()
  await run()
  assert.equal(calls.length, 1)
})

test('behavior: installs again when the lock file changes or node_modules is gone', async (context) => {
  const { directory, calls, run } = plant(context)
  await run()
  writeFileSync(join(directory, 'package-lock.json'), '{"version":2}')
  await run()
  assert.equal(calls.length, 2)
  rmSync(join(directory, 'node_modules'), { recursive: true })
  await run()
  assert.equal(calls.length, 3)
})

test('error: npm fails, and is run again next time', async (context) => {
  const { calls, run } = plant(context, 7)
  await assert.rejects(run, /npm ci failed with exit code 7/)
  await assert.rejects(run, /npm ci failed with exit code 7/)
  assert.equal(calls.length, 2)
})

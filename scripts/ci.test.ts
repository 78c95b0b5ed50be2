import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { temporaryFolder } from './lib/temporaryFolder.ts'

const script = readFileSync(new URL('../.ci/run', import.meta.url), 'utf8')

/** Runs .ci/run over commands that print and exit as told. */
function runCi(
  context: TestContext,
  { check, test, line }: { check: number; test: number; line: string },
) {
  const folder = temporaryFolder(context, {
    '.ci/run': script,
    'scripts/run.mjs': `
      const code = { check: ${check}, test: ${test} }[process.argv[2]]
      console.log(process.argv[2] === 'test' ? ${JSON.stringify(line)} : 'checked')
      process.exitCode = code`,
  })
  const { status, stdout } = spawnSync('bash', [`${folder}/.ci/run`], { encoding: 'utf8' })
  return { status, last: stdout.trimEnd().split('\n').at(-1), text: stdout }
}

test('default', (context) => {
  const { status, last, text } = runCi(context, { check: 0, test: 0, line: '12 passed, 0 failed' })
  assert.deepEqual({ status, last }, { status: 0, last: '12 passed, 0 failed' })
  assert.match(text, /^checked$/m)
})

test('behavior: a failed check counts as one failed, and the tests still run', (context) => {
  const { status, last } = runCi(context, { check: 1, test: 0, line: '12 passed, 0 failed' })
  assert.deepEqual({ status, last }, { status: 1, last: '12 passed, 1 failed' })
})

test('behavior: failed tests', (context) => {
  const { status, last } = runCi(context, { check: 1, test: 1, line: '12 passed, 3 failed' })
  assert.deepEqual({ status, last }, { status: 1, last: '12 passed, 4 failed' })
})

test('error: tests that end without a count', (context) => {
  const { status, last } = runCi(context, { check: 0, test: 1, line: 'limpid: crashed' })
  assert.deepEqual({ status, last }, { status: 1, last: '0 passed, 1 failed' })
  const silent = runCi(context, { check: 0, test: 0, line: 'nothing said' })
  assert.deepEqual([silent.status, silent.last], [1, '0 passed, 1 failed'])
})

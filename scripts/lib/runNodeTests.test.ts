import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { runNodeTests } from './runNodeTests.mjs'
import { temporaryFolder } from './temporaryFolder.ts'

const IMPORT = `import { after, describe, it, test } from 'node:test'`

async function run(context: TestContext, texts: Record<string, string>) {
  const folder = temporaryFolder(context, texts)
  const files = Object.keys(texts).map((name) => join(folder, name))
  return runNodeTests({ files, stdout: 'ignore' })
}

test('default', async (context) => {
  const tally = await run(context, {
    'a.test.mjs': `${IMPORT}
      test('one', () => {})
      test('parent', async (t) => { await t.test('two', () => {}); await t.test('three', () => {}) })
      describe('suite', () => { it('four', () => {}) })
      describe('empty suite', () => {})`,
    'b.test.mjs': `${IMPORT}
      test('one', () => {})`,
  })
  assert.deepEqual(tally, { passed: 5, failed: 0, skipped: 0 })
})

test('behavior: a failure counts once, and a parent only for what is its own', async (context) => {
  const tally = await run(context, {
    'a.test.mjs': `${IMPORT}
      const fail = () => { throw new Error('planted failure') }
      test('parent of one', async (t) => { await t.test('failed 1', fail); await t.test('passed 1', () => {}) })
      test('parent that fails, failed 2', async (t) => { await t.test('passed 2', () => {}); fail() })
      describe('hook that fails, failed 3', () => { after(fail); it('passed 3', () => {}) })`,
    'crash.test.mjs': `throw new Error('planted crash, failed 4')`,
  })
  assert.deepEqual(tally, { passed: 3, failed: 4, skipped: 0 })
})

test('behavior: what is skipped did not pass', async (context) => {
  const tally = await run(context, {
    'a.test.mjs': `${IMPORT}
      test('one', () => {})
      test('two', { skip: true }, () => {})
      test('three', { todo: 'planted' }, () => {})`,
  })
  assert.deepEqual(tally, { passed: 1, failed: 0, skipped: 2 })
})

test('error: a file that runs no test counts as one failed', async (context) => {
  const tally = await run(context, {
    'none.test.mjs': '',
    'a.test.mjs': `${IMPORT}
      test('one', () => {})`,
  })
  assert.deepEqual(tally, { passed: 1, failed: 1, skipped: 0 })
})

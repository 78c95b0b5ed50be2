import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocPaths } from './checkDocPaths.ts'
import { plantRepository } from './repository.ts'

const files = { 'scripts/run.mjs': '', 'packages/sdk/src/a.ts': '', 'docs/design.md': '' }

test('default', () => {
  const findings = checkDocPaths(
    plantRepository({
      ...files,
      'README.md': [
        'Run `node scripts/run.mjs start`, see `packages/sdk/src/a.ts:12` and `packages/sdk/`.',
        'The [design](docs/design.md#price), [a site](https://example.org/docs/x.md), [below](#below).',
        'Artifacts are in `contracts/out/Pool.sol/Pool.json`, tests in `packages/*/src/**/*.test.ts`.',
      ].join('\n'),
      'docs/guide.md': 'Up: [source](../packages/sdk/src/a.ts), beside: [design](design.md).',
    }),
  )
  assert.deepEqual(findings, [])
})

test('behavior: paths that lead nowhere', () => {
  const findings = checkDocPaths(
    plantRepository({
      ...files,
      'README.md': 'One\n`packages/sdk/src/gone.ts` and [gone](docs/gone.md)',
      'docs/guide.md': 'The `contracts/src/Gone.sol` of [gone](gone.md)',
      'packages/sdk/NOTES.md': '`docs/gone.md` is no document of ours',
    }),
  )
  assert.deepEqual(findings, [
    { path: 'README.md', line: 2, message: 'names packages/sdk/src/gone.ts, which does not exist' },
    { path: 'README.md', line: 2, message: 'names docs/gone.md, which does not exist' },
    {
      path: 'docs/guide.md',
      line: 1,
      message: 'names contracts/src/Gone.sol, which does not exist',
    },
    { path: 'docs/guide.md', line: 1, message: 'names docs/gone.md, which does not exist' },
  ])
})

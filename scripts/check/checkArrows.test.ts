import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkArrows } from './checkArrows.ts'
import { formatFinding } from './finding.ts'
import { plantRepository } from './repository.ts'

function check(texts: Record<string, string>): string[] {
  return checkArrows(plantRepository(texts)).map(formatFinding)
}

test('default', () => {
  const findings = check({
    'packages/sdk/src/a.ts': `import { b } from './b.ts'\nimport { parseAbi } from 'viem'`,
    'packages/prover/src/a.ts': `import { a } from '@limpid/sdk'`,
    'packages/services/src/a.ts': `import { a } from '@limpid/prover'`,
    'packages/devnet/src/a.ts': `import { a } from '@limpid/sdk'`,
    'e2e/src/a.ts': `import { a } from '@limpid/services'\nimport { b } from '@limpid/devnet'`,
    'contracts/src/A.sol': `import {B} from "./B.sol";`,
    'contracts/test/A.t.sol': `import {A} from "../src/A.sol";\nimport {Test} from "forge-std/Test.sol";`,
    'packages/services/package.json': `{ "dependencies": { "@limpid/sdk": "0.1.0" } }`,
  })
  assert.deepEqual(findings, [])
})

test('behavior: arrows that do not exist', () => {
  const planted: [string, string, string][] = [
    ['packages/sdk/src/a.ts', '@limpid/prover', 'packages/sdk imports nothing of ours'],
    ['packages/prover/src/a.ts', '@limpid/services', 'may import only packages/sdk'],
    [
      'packages/services/src/a.ts',
      '@limpid/devnet',
      'may import only packages/sdk, packages/prover',
    ],
    ['packages/devnet/src/a.ts', '@limpid/prover/stream', 'may import only packages/sdk'],
    ['packages/services/src/a.ts', '@limpid/e2e', 'may import only'],
    ['packages/sdk/src/a.ts', '../../../e2e/src/b.ts', 'imports nothing of ours'],
    ['scripts/a.ts', '../packages/sdk/src/b.ts', 'scripts imports nothing of ours'],
  ]
  for (const [path, specifier, reason] of planted) {
    const [finding = '', ...more] = check({ [path]: `import { x } from '${specifier}'` })
    assert.ok(finding.startsWith(`${path}:1 imports `), `${path} ${specifier}: ${finding}`)
    assert.ok(finding.includes(reason), finding)
    assert.deepEqual(more, [])
  }
})

test('behavior: packages meet by name, files of one package by path', () => {
  assert.deepEqual(
    check({
      'packages/prover/src/a.ts': `import { x } from '../../sdk/src/x.ts'`,
      'packages/sdk/src/a.ts': `import { x } from '@limpid/sdk'`,
    }),
    [
      'packages/prover/src/a.ts:1 imports packages/sdk by path; use its package name',
      'packages/sdk/src/a.ts:1 imports its own package by name; use a relative path',
    ],
  )
})

test('behavior: contracts import no tests', () => {
  assert.deepEqual(
    check({
      'contracts/src/A.sol': `import {B} from "../test/B.sol";\nimport {Test} from "forge-std/Test.sol";`,
    }),
    [
      'contracts/src/A.sol:1 imports contracts/test/B.sol, but contracts/src imports nothing of ours',
      'contracts/src/A.sol:2 contracts/src imports the test library forge-std',
    ],
  )
})

test('behavior: package.json follows the same table', () => {
  const text = `{\n  "dependencies": {\n    "@limpid/services": "0.1.0"\n  }\n}`
  assert.deepEqual(check({ 'packages/prover/package.json': text }), [
    'packages/prover/package.json:3 depends on @limpid/services, which packages/prover may not import',
  ])
})

test('error: a package without arrows', () => {
  assert.deepEqual(check({ 'packages/web/src/a.ts': `import { x } from '@limpid/sdk'` }), [
    'packages/web/src/a.ts:1 packages/web has no arrows in checkArrows.ts; add it',
  ])
})

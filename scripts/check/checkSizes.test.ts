import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkSizes } from './checkSizes.ts'
import { plantRepository } from './repository.ts'

test('default', () => {
  const findings = checkSizes(
    plantRepository({
      'contracts/src/A.sol': 'x\n'.repeat(400),
      'contracts/test/A.t.sol': 'x\n'.repeat(1000),
      'packages/sdk/src/a.ts': 'x\n'.repeat(300),
      'packages/sdk/src/abi/poolAbi.ts': 'x\n'.repeat(1000),
      'packages/prover/src/fixtures/state.ts': 'x\n'.repeat(1000),
    }),
  )
  assert.deepEqual(findings, [])
})

test('behavior: one line too many', () => {
  const findings = checkSizes(
    plantRepository({
      'contracts/src/A.sol': 'x\n'.repeat(401),
      'packages/sdk/src/a.test.ts': 'x\n'.repeat(301),
      'scripts/a.mjs': 'x\n'.repeat(301),
    }),
  )
  assert.deepEqual(findings, [
    { path: 'contracts/src/A.sol', line: 401, message: 'has 401 lines, at most 400; split it' },
    {
      path: 'packages/sdk/src/a.test.ts',
      line: 301,
      message: 'has 301 lines, at most 300; split it',
    },
    { path: 'scripts/a.mjs', line: 301, message: 'has 301 lines, at most 300; split it' },
  ])
})

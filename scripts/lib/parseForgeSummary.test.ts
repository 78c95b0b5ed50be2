import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseForgeSummary } from './parseForgeSummary.mjs'

/** As forge 1.7.1 prints it. */
const OUTPUT = `
Ran 2 tests for contracts/test/Pool.t.sol:PoolTest
[PASS] test_mint() (gas: 1)
Suite result: FAILED. 1 passed; 1 failed; 0 skipped; finished in 1.20ms (1.00ms CPU time)

Ran 2 test suites in 7.31ms (4.20ms CPU time): 11 tests passed, 2 failed, 3 skipped (16 total tests)

Encountered a total of 2 failing tests, 11 tests succeeded
`

test('default', () => {
  assert.deepEqual(parseForgeSummary(OUTPUT), { passed: 11, failed: 2, skipped: 3 })
})

test('behavior: reads through colours', () => {
  const line =
    'Ran 1 test suite in 1s (1s CPU time): \u001b[32m1\u001b[0m tests passed, \u001b[31m0\u001b[0m failed, 0 skipped (1 total tests)'
  assert.deepEqual(parseForgeSummary(line), { passed: 1, failed: 0, skipped: 0 })
})

test('behavior: nothing ran', () => {
  assert.deepEqual(parseForgeSummary('Error: Compiler run failed'), {
    passed: 0,
    failed: 0,
    skipped: 0,
  })
})

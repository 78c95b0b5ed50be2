import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTruth } from './checkTruth.ts'
import { plantRepository } from './repository.ts'

test('default', () => {
  const findings = checkTruth(
    plantRepository({
      'e2e/src/truth.ts': `import { devnet } from '@limpid/devnet'\nimport { b } from './b.ts'`,
      'e2e/src/b.ts': `import { ssz } from '@lodestar/types'`,
      'e2e/src/main.ts': `import { sdk } from '@limpid/sdk'`,
      'e2e/src/truth.test.ts': `import { sdk } from '@limpid/sdk'`,
    }),
  )
  assert.deepEqual(findings, [])
})

test('behavior: neither prover, sdk nor services, near or far', () => {
  const findings = checkTruth(
    plantRepository({
      'e2e/src/truth.ts': `import { x } from '@limpid/prover'`,
      'e2e/src/truthOfPods.ts': `import type { X } from '@limpid/services/keeper'`,
      'e2e/src/truth/value.ts': `\nimport { b } from '../b.ts'`,
      'e2e/src/b.ts': `import { sdk } from '@limpid/sdk'`,
    }),
  )
  assert.deepEqual(
    findings.map(({ path, line }) => `${path}:${line}`),
    ['e2e/src/truth.ts:1', 'e2e/src/truth/value.ts:2', 'e2e/src/truthOfPods.ts:1'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkKeeperKeys } from './checkKeeperKeys.ts'
import { plantRepository } from './repository.ts'

const source = 'packages/services/src'

test('default', () => {
  const findings = checkKeeperKeys(
    plantRepository({
      [`${source}/keeper/a.ts`]: `import { b } from '../common/b.ts'`,
      [`${source}/common/b.ts`]: `import { c } from '@limpid/sdk'`,
      [`${source}/operator/keys.ts`]: `import { b } from '../common/b.ts'`,
    }),
  )
  assert.deepEqual(findings, [])
})

test('behavior: the operator is found behind any number of files', () => {
  const findings = checkKeeperKeys(
    plantRepository({
      [`${source}/keeper/a.ts`]: `import { x } from 'viem'\nimport { b } from '../common/b.ts'`,
      [`${source}/common/b.ts`]: `import { keys } from '../operator/keys.ts'`,
      [`${source}/operator/keys.ts`]: '',
    }),
  )
  assert.deepEqual(
    findings.map(({ path, line }) => ({ path, line })),
    [{ path: `${source}/keeper/a.ts`, line: 2 }],
  )
  assert.match(findings[0]?.message ?? '', /common\/b\.ts -> .*operator\/keys\.ts/)
})

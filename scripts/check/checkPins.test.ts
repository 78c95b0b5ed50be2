import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPins } from './checkPins.ts'
import { plantRepository } from './repository.ts'

test('default', () => {
  const text = JSON.stringify({
    engines: { node: '>=20' },
    dependencies: { viem: '2.57.20', '@limpid/sdk': '*', '@limpid/prover': '0.1.0' },
    devDependencies: { next: '1.0.0-rc.1' },
  })
  assert.deepEqual(checkPins(plantRepository({ 'packages/services/package.json': text })), [])
})

test('behavior: ranges in any section, overrides nested', () => {
  const text = JSON.stringify(
    {
      dependencies: { viem: '^2.0.0', tsx: '4' },
      optionalDependencies: { biome: '~1.0.0' },
      overrides: { a: { b: '>=1' } },
    },
    undefined,
    2,
  )
  assert.deepEqual(checkPins(plantRepository({ 'package.json': text })), [
    { path: 'package.json', line: 3, message: 'viem is ^2.0.0; pin one exact version' },
    { path: 'package.json', line: 4, message: 'tsx is 4; pin one exact version' },
    { path: 'package.json', line: 7, message: 'biome is ~1.0.0; pin one exact version' },
    { path: 'package.json', line: 11, message: 'b is >=1; pin one exact version' },
  ])
})

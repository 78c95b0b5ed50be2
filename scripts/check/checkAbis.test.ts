import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAbis } from './checkAbis.ts'
import { plantRepository } from './repository.ts'

const folder = 'packages/sdk/src/abi'

test('default', () => {
  const repository = plantRepository({
    [`${folder}/poolAbi.ts`]: 'pool',
    [`${folder}/index.ts`]: '',
  })
  assert.deepEqual(
    checkAbis(repository, () => new Map([[`${folder}/poolAbi.ts`, 'pool']])),
    [],
  )
})

test('behavior: missing, different, left over', () => {
  const repository = plantRepository({
    [`${folder}/goneAbi.ts`]: 'gone',
    [`${folder}/poolAbi.ts`]: 'old pool',
  })
  const fresh = new Map([
    [`${folder}/podAbi.ts`, 'pod'],
    [`${folder}/poolAbi.ts`, 'pool'],
  ])
  assert.deepEqual(
    checkAbis(repository, () => fresh).map(({ path, message }) => `${path} ${message}`),
    [
      `${folder}/goneAbi.ts belongs to no contract; run npm run generate`,
      `${folder}/podAbi.ts is missing; run npm run generate`,
      `${folder}/poolAbi.ts differs from the contract; run npm run generate`,
    ],
  )
})

test('error: nothing compiled', () => {
  const findings = checkAbis(plantRepository({}), () => {
    throw new Error('Pool.json is not compiled')
  })
  assert.deepEqual(
    findings.map(({ message }) => message),
    ['cannot generate the ABIs: Pool.json is not compiled'],
  )
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { renderVectors, VECTORS_URL } from './renderVectors.ts'
import { createVectors } from './vectors.ts'

describe('createVectors', () => {
  test('default: the committed file is fresh', () => {
    const committed = readFileSync(VECTORS_URL, 'utf8')
    const fresh = renderVectors(createVectors()) === committed
    assert.ok(fresh, 'run node --import tsx packages/sdk/src/math/writeVectors.ts')
    assert.ok(committed.length < 400_000, `the file has ${committed.length} bytes`)
  })

  test('behavior: every formula has full columns and no constant result', () => {
    for (const [name, columns] of Object.entries(createVectors())) {
      const lengths = new Set(Object.values(columns).map(({ length }) => length))
      assert.equal(lengths.size, 1, `${name} has columns of different lengths`)
      const results = new Set(Object.values(columns).at(-1))
      assert.ok(results.size > 1, `${name} always gives the same`)
    }
  })
})

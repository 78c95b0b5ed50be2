import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPath, readImportGraph } from './importGraph.ts'
import { plantRepository } from './repository.ts'

const graph = readImportGraph(
  plantRepository({
    'p/a.ts': `import { b } from './b.ts'\nimport { c } from './c.ts'`,
    'p/b.ts': `import { a } from './a.ts'`,
    'p/c.ts': `import { d } from '../q/d.ts'`,
    'q/d.ts': `import { readFileSync } from 'node:fs'`,
  }),
)

test('default', () => {
  assert.deepEqual(
    findPath(graph, 'p/a.ts', (target) => target === 'node:fs'),
    { line: 2, chain: ['p/c.ts', 'q/d.ts', 'node:fs'] },
  )
})

test('behavior: ends in a cycle without a find', () => {
  assert.equal(
    findPath(graph, 'p/b.ts', (target) => target === 'node:net'),
    undefined,
  )
})

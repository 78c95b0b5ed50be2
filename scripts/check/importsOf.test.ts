import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf } from './importsOf.ts'

test('default', () => {
  const text = [
    `import { a } from './a.ts'`,
    'import {',
    '  type B,',
    '  c,',
    `} from '@limpid/sdk'`,
    `import './effect.ts'`,
    `export * from './d.ts'`,
    `const e = await im${'port'}('./e.ts')`,
  ].join('\n')
  assert.deepEqual(importsOf('x.ts', text), [
    { specifier: './a.ts', line: 1 },
    { specifier: '@limpid/sdk', line: 5 },
    { specifier: './effect.ts', line: 6 },
    { specifier: './d.ts', line: 7 },
    { specifier: './e.ts', line: 8 },
  ])
})

test('behavior: an example in a comment is no import', () => {
  const text = [
    '/**',
    ` * import { getPrice } from '@limpid/sdk'`,
    ` * const x = await im${'port'}('@limpid/sdk')`,
    ' */',
    `export const from = 'x'`,
  ].join('\n')
  assert.deepEqual(importsOf('x.ts', text), [])
})

test('behavior: Solidity', () => {
  const text = `import "./A.sol";\nimport {B} from "../B.sol";\n/// import "./C.sol";`
  assert.deepEqual(importsOf('contracts/src/X.sol', text), [
    { specifier: './A.sol', line: 1 },
    { specifier: '../B.sol', line: 2 },
  ])
})

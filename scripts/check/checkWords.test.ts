import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkWords } from './checkWords.ts'
import { plantRepository } from './repository.ts'

// Every planted word is put together from parts: this file obeys the rule too.
const check = (path: string, text: string) =>
  checkWords(plantRepository({ [path]: text })).map(({ line, message }) => `${line} ${message}`)

test('default', () => {
  const text = [
    'const homework = new URL("https://example.org/work/root/x")',
    'queue.skip' + '(3)',
    '// a method, mastodons, ../sharedState.ts',
  ].join('\n')
  assert.deepEqual(check('packages/sdk/src/a.ts', text), [])
})

test('behavior: work left behind', () => {
  for (const word of ['TO' + 'DO', 'FIX' + 'ME']) {
    assert.deepEqual(check('docs/a.md', `x\n// ${word}: later`).length, 1, word)
  }
})

test('behavior: tests that are narrowed or skipped', () => {
  for (const call of ['test.on' + 'ly(', 'it.sk' + 'ip(', 't.to' + 'do(']) {
    assert.match(check('packages/sdk/src/a.test.ts', call)[0] ?? '', /every test runs/, call)
  }
  assert.match(check('contracts/test/A.t.sol', 'vm.sk' + 'ip(true)')[0] ?? '', /every test runs/)
})

test('behavior: paths of one machine', () => {
  for (const path of [
    '/wo' + 'rk/main',
    '/ro' + 'ot/.npmrc',
    '/tmp/lim' + 'pid',
    '../sha' + 'red/x',
  ]) {
    assert.match(check('scripts/a', `open('${path}')`)[0] ?? '', /^1 names a /, path)
  }
})

test('behavior: binary files and the lock file are passed over', () => {
  const word = 'TO' + 'DO'
  assert.deepEqual(check('docs/a.png', `\0${word}`), [])
  assert.deepEqual(check('package-lock.json', word), [])
})

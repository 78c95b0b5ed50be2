import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { listFiles } from './listFiles.mjs'
import { temporaryFolder } from './temporaryFolder.ts'

test('default', (context) => {
  const directory = temporaryFolder(context, {
    '.gitignore': 'ignored/\n',
    'tracked.ts': '',
    'deleted.ts': '',
    'new/ünïcode.ts': '',
    'ignored/x.ts': '',
  })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: directory })
  git('init', '--quiet')
  git('add', 'tracked.ts', 'deleted.ts')
  rmSync(join(directory, 'deleted.ts'))
  assert.deepEqual(listFiles(directory), ['.gitignore', 'new/ünïcode.ts', 'tracked.ts'])
})

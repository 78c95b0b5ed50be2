import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Returns the sorted paths of all files that git tracks or would track, relative to the repository.
 * @param {string} [directory] of the repository
 */
export function listFiles(directory = root) {
  const output = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = new Set(output.split('\0').filter(Boolean))
  // git also lists what is tracked but deleted.
  return [...files].filter((file) => existsSync(join(directory, file))).sort()
}

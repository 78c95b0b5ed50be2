import { runChild } from './runChild.mjs'

/**
 * Runs a TypeScript file of the repository; nothing is built first.
 * @param {string} file
 * @param {string[]} args
 */
export function runTypeScript(file, args) {
  return runChild(process.execPath, ['--import', 'tsx', file, ...args])
}

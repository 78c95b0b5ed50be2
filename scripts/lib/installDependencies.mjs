import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Installs the pinned dependencies unless they are those of package-lock.json already. Throws when npm fails.
 * @param {{
 *   install: (command: string, args: string[]) => Promise<{ code: number }>,
 *   directory?: string,
 * }} parameters `install` runs npm
 */
export async function installDependencies({ install, directory = root }) {
  // npm leaves no trace of the lock file it installed from, so the stamp holds its hash.
  const stamp = join(directory, 'node_modules/.limpid-lock')
  const lock = createHash('sha256')
    .update(readFileSync(join(directory, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lock) return

  const { code } = await install('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; its reason is above`)
  writeFileSync(stamp, `${lock}\n`)
}

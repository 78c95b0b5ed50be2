import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { DevnetError } from '../errors.ts'

/** Path of anvil: the variable ANVIL_BIN, else the pinned npm package, else `anvil` on PATH. */
export function findAnvil(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['ANVIL_BIN']
  if (named !== undefined) {
    if (existsSync(named)) return named
    throw new DevnetError(`no file at ANVIL_BIN=${named}: correct the variable or unset it`)
  }
  const found = fromPackage() ?? fromPath(environment['PATH'])
  if (found) return found
  throw new DevnetError(
    'anvil 1.7.1 not found: run npm install on linux x64, put foundry on PATH, or set ANVIL_BIN',
  )
}

function fromPackage(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/bin/anvil')
  } catch {
    return undefined
  }
}

function fromPath(path = ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'anvil'))
    .find((file) => existsSync(file))
}

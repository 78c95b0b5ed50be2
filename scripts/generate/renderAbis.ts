import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Repository } from '../check/repository.ts'
import { root } from '../lib/root.mjs'
import { findContracts } from './findContracts.ts'
import { renderAbi } from './renderAbi.ts'

/** Where the generated files live in the sdk. */
export const ABI_FOLDER = 'packages/sdk/src/abi/'

/**
 * Returns the generated files, text by path, of all contracts under contracts/src.
 * Throws when one has no artifact: `forge build` has not run, or it failed.
 */
export function renderAbis(
  repository: Repository,
  out: string = join(root, 'contracts/out'),
): Map<string, string> {
  return new Map(
    findContracts(repository).map(({ path, name }) => {
      const variable = `${toCamelCase(name)}Abi`
      const artifact = join(out, basename(path), `${name}.json`)
      return [`${ABI_FOLDER}${variable}.ts`, renderAbi({ path, variable, abi: readAbi(artifact) })]
    }),
  )
}

/** `Pool` to `pool`, `ERC7540Adapter` to `erc7540Adapter`. */
function toCamelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|\d|$)|^[A-Z]/, (start) => start.toLowerCase())
}

function readAbi(artifact: string): unknown[] {
  if (!existsSync(artifact))
    throw new Error(`${basename(artifact)} is not compiled; run forge build`)
  const parsed: unknown = JSON.parse(readFileSync(artifact, 'utf8'))
  const abi = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'abi') : undefined
  if (!Array.isArray(abi))
    throw new Error(`${basename(artifact)} holds no ABI; run forge build --force`)
  return abi
}

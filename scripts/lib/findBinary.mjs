import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './root.mjs'

/**
 * Returns the path of the pinned forge, or else of the one on PATH. Throws when there is neither.
 * @param {{ directory?: string, path?: string | undefined }} [parameters]
 */
export function findForge(parameters) {
  return findBinary({
    ...parameters,
    name: 'forge',
    pinned: '@foundry-rs/forge-linux-amd64/bin/forge',
  })
}

/**
 * Returns the path of the pinned biome, or else of the one on PATH. Throws when there is neither.
 * @param {{ directory?: string, path?: string | undefined }} [parameters]
 */
export function findBiome(parameters) {
  return findBinary({ ...parameters, name: 'biome', pinned: '@biomejs/cli-linux-x64/biome' })
}

/**
 * The pinned packages hold Linux binaries for x64; other machines bring their own.
 * @param {{ name: string, pinned: string, directory?: string, path?: string | undefined }} parameters
 */
function findBinary({ name, pinned, directory = root, path = process.env['PATH'] }) {
  const candidates = [
    join(directory, 'node_modules', pinned),
    ...(path ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  ]
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found) return found
  throw new Error(
    `${name} is neither in node_modules/${pinned} nor on PATH; install it and run again`,
  )
}

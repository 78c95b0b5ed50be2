import { posix } from 'node:path'
import { importsOf } from './importsOf.ts'
import type { Repository } from './repository.ts'

/** `target` is a file of the repository, or a specifier such as `@limpid/sdk` or `node:fs`. */
export type Edge = { target: string; line: number }

/** From each source file, in the order of the files, to what it imports. */
export type ImportGraph = ReadonlyMap<string, readonly Edge[]>

const SOURCE = /\.(ts|mjs|sol)$/

/** Returns the imports of every TypeScript, JavaScript and Solidity file, relative ones resolved. */
export function readImportGraph(repository: Repository): ImportGraph {
  const sources = repository.files.filter((file) => SOURCE.test(file))
  return new Map(
    sources.map((file) => [
      file,
      importsOf(file, repository.read(file)).map(({ specifier, line }) => ({
        target: resolve(file, specifier),
        line,
      })),
    ]),
  )
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier
}

/**
 * Returns how `start` comes to import something forbidden: the line in `start` and the chain of targets, the
 * forbidden one last. Nothing when it does not. The chain is a shortest one.
 */
export function findPath(
  graph: ImportGraph,
  start: string,
  isForbidden: (target: string) => boolean,
): { line: number; chain: string[] } | undefined {
  const seen = new Set([start])
  const queue = (graph.get(start) ?? []).map(({ target, line }) => ({ line, chain: [target] }))
  for (const step of queue) {
    const target = step.chain.at(-1) ?? ''
    if (isForbidden(target)) return step
    if (seen.has(target)) continue
    seen.add(target)
    for (const edge of graph.get(target) ?? []) {
      queue.push({ line: step.line, chain: [...step.chain, edge.target] })
    }
  }
  return undefined
}

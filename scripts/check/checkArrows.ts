import type { Finding } from './finding.ts'
import { type Edge, readImportGraph } from './importGraph.ts'
import { lineOf } from './lineOf.ts'
import type { Repository } from './repository.ts'

/** What each part of the repository may import of ours. A part that is missing here is not allowed yet. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/sdk': [],
  'packages/prover': ['packages/sdk'],
  'packages/services': ['packages/sdk', 'packages/prover'],
  'packages/devnet': ['packages/sdk'],
  e2e: ['packages/services', 'packages/devnet', 'packages/sdk', 'packages/prover'],
  scripts: [],
  'contracts/src': [],
  'contracts/test': ['contracts/src'],
}

/** Returns the imports, and the dependencies in package.json files, that the table of arrows does not allow. */
export function checkArrows(repository: Repository): Finding[] {
  const imports = [...readImportGraph(repository)].flatMap(([path, edges]) =>
    edges.flatMap((edge) => judge(path, edge)),
  )
  return [...imports, ...checkDependencies(repository)]
}

function judge(path: string, { target, line }: Edge): Finding[] {
  const from = partOf(path)
  const to = partOf(target)
  if (from === 'contracts/src' && target.startsWith('forge-std/')) {
    return [{ path, line, message: 'contracts/src imports the test library forge-std' }]
  }
  if (from === undefined || to === undefined) return []
  const allowed = ARROWS[from]
  if (!allowed) return [{ path, line, message: `${from} has no arrows in checkArrows.ts; add it` }]
  const isByName = target.startsWith('@')
  if (from === to) {
    const message = `imports its own package by name; use a relative path`
    return isByName ? [{ path, line, message }] : []
  }
  if (!allowed.includes(to)) {
    const may =
      allowed.length > 0 ? `may import only ${allowed.join(', ')}` : 'imports nothing of ours'
    return [{ path, line, message: `imports ${target}, but ${from} ${may}` }]
  }
  const isPackage = !to.startsWith('contracts/')
  const message = `imports ${to} by path; use its package name`
  return isPackage && !isByName ? [{ path, line, message }] : []
}

/** Returns the part that a file or an import belongs to; nothing when it is not ours. */
function partOf(target: string): string | undefined {
  const name = /^@limpid\/([^/]+)/.exec(target)?.[1]
  if (name !== undefined) return name === 'e2e' ? name : `packages/${name}`
  return /^(packages\/[^/]+|contracts\/(?:src|test)|e2e|scripts)\//.exec(target)?.[1]
}

function checkDependencies(repository: Repository): Finding[] {
  return repository.files
    .filter((path) => /^(packages\/[^/]+|e2e)\/package\.json$/.test(path))
    .flatMap((path) => {
      const text = repository.read(path)
      const from = partOf(path) ?? ''
      return [...text.matchAll(/"(@limpid\/[^"]+)"\s*:/g)].flatMap((match) => {
        const to = partOf(match[1] ?? '') ?? ''
        if (ARROWS[from]?.includes(to)) return []
        const line = lineOf(text, match.index)
        return [{ path, line, message: `depends on ${match[1]}, which ${from} may not import` }]
      })
    })
}

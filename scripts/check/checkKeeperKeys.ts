import type { Finding } from './finding.ts'
import { findPath, readImportGraph } from './importGraph.ts'
import type { Repository } from './repository.ts'

const KEEPER = 'packages/services/src/keeper/'
const OPERATOR = 'packages/services/src/operator/'

/** Returns the files of the keeper that import the operator's, which load validator keys, by any number of steps. */
export function checkKeeperKeys(repository: Repository): Finding[] {
  const graph = readImportGraph(repository)
  return [...graph.keys()]
    .filter((path) => path.startsWith(KEEPER))
    .flatMap((path) => {
      const found = findPath(graph, path, (target) => target.startsWith(OPERATOR))
      if (!found) return []
      const message = `a keeper can never load validator keys, but this imports ${found.chain.join(' -> ')}`
      return [{ path, line: found.line, message }]
    })
}

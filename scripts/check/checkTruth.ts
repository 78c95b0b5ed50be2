import type { Finding } from './finding.ts'
import { findPath, readImportGraph } from './importGraph.ts'
import type { Repository } from './repository.ts'

const TRUTH = /^e2e\/src\/truth[^/]*(\.ts|\/.*\.ts)$/
/** Services carry the prover and the sdk along. */
const JUDGED = /^@limpid\/(sdk|prover|services)(\/|$)/

/**
 * Returns the files of the truth that import what they are there to judge, by any number of steps.
 * The truth knows the pool's value from the chain itself; with our prover or our formulas it would agree with
 * their errors. Its tests may compare.
 */
export function checkTruth(repository: Repository): Finding[] {
  const graph = readImportGraph(repository)
  return [...graph.keys()]
    .filter((path) => TRUTH.test(path) && !path.endsWith('.test.ts'))
    .flatMap((path) => {
      const found = findPath(graph, path, (target) => JUDGED.test(target))
      if (!found) return []
      const message = `the truth imports what it judges: ${found.chain.join(' -> ')}`
      return [{ path, line: found.line, message }]
    })
}

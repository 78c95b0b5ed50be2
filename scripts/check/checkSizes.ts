import type { Finding } from './finding.ts'
import type { Repository } from './repository.ts'

/** Most lines of one file. The first pattern that fits decides. */
const LIMITS: readonly { pattern: RegExp; limit: number }[] = [
  { pattern: /^packages\/sdk\/src\/abi\//, limit: Number.POSITIVE_INFINITY },
  { pattern: /\/fixtures\//, limit: Number.POSITIVE_INFINITY },
  { pattern: /^contracts\/src\/.*\.sol$/, limit: 400 },
  { pattern: /\.(ts|mjs)$/, limit: 300 },
]

/** Returns the files that hold more than one idea, as far as length tells. */
export function checkSizes(repository: Repository): Finding[] {
  return repository.files.flatMap((path) => {
    const limit =
      LIMITS.find(({ pattern }) => pattern.test(path))?.limit ?? Number.POSITIVE_INFINITY
    if (limit === Number.POSITIVE_INFINITY) return []
    const lines = repository.read(path).replace(/\n$/, '').split('\n').length
    if (lines <= limit) return []
    return [{ path, line: limit + 1, message: `has ${lines} lines, at most ${limit}; split it` }]
  })
}

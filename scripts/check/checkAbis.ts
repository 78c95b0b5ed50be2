import type { Finding } from './finding.ts'
import type { Repository } from './repository.ts'

const GENERATED = /^packages\/sdk\/src\/abi\/\w+Abi\.ts$/

/**
 * Returns the generated files that are not what the contracts give today: missing, different, or left over.
 * `render` returns text by path; when it throws (nothing compiled), that is the finding.
 */
export function checkAbis(
  repository: Repository,
  render: (repository: Repository) => ReadonlyMap<string, string>,
): Finding[] {
  let fresh: ReadonlyMap<string, string>
  try {
    fresh = render(repository)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{ path: 'contracts/src', line: 1, message: `cannot generate the ABIs: ${message}` }]
  }
  const committed = repository.files.filter((path) => GENERATED.test(path))
  const paths = [...new Set([...fresh.keys(), ...committed])].sort()
  return paths.flatMap((path) => {
    const problem = judge(
      fresh.get(path),
      committed.includes(path) ? repository.read(path) : undefined,
    )
    return problem ? [{ path, line: 1, message: `${problem}; run npm run generate` }] : []
  })
}

function judge(fresh: string | undefined, committed: string | undefined): string | undefined {
  if (committed === undefined) return 'is missing'
  if (fresh === undefined) return 'belongs to no contract'
  return fresh === committed ? undefined : 'differs from the contract'
}

import type { Repository } from '../check/repository.ts'

/**
 * Returns what can be deployed, by name: contracts under contracts/src that are not abstract. Artifacts do not
 * say what is a library or an interface, sources do; forge fmt puts the keyword at the start of the line.
 */
export function findContracts(repository: Repository): { path: string; name: string }[] {
  return repository.files
    .filter((path) => /^contracts\/src\/.*\.sol$/.test(path))
    .flatMap((path) =>
      [...repository.read(path).matchAll(/^contract\s+(\w+)/gm)].map((match) => ({
        path,
        name: match[1] ?? '',
      })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

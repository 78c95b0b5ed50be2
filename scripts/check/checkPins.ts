import type { Finding } from './finding.ts'
import { lineOf } from './lineOf.ts'
import type { Repository } from './repository.ts'

const SECTIONS = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'overrides',
]
const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/

/** Returns the dependencies in package.json files whose version is a range; our own workspaces may be `*`. */
export function checkPins(repository: Repository): Finding[] {
  return repository.files
    .filter((path) => /^(package|(packages\/[^/]+|e2e)\/package)\.json$/.test(path))
    .flatMap((path) => {
      const text = repository.read(path)
      const manifest: unknown = JSON.parse(text)
      return SECTIONS.flatMap((section) => versionsIn(propertyOf(manifest, section)))
        .filter(({ name, version }) => !isPinned(name, version))
        .map(({ name, version }) => ({
          path,
          line: lineOf(text, text.indexOf(`"${version}"`, text.indexOf(`"${name}"`))),
          message: `${name} is ${version}; pin one exact version`,
        }))
    })
}

function isPinned(name: string, version: string): boolean {
  return EXACT.test(version) || (name.startsWith('@limpid/') && version === '*')
}

/** Returns the names and versions of a section; overrides nest, a version being a string at any depth. */
function versionsIn(section: unknown): { name: string; version: string }[] {
  if (typeof section !== 'object' || section === null) return []
  return Object.entries(section).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [{ name, version: value }] : versionsIn(value),
  )
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import type { Repository } from './repository.ts'

const DOCUMENT = /^(README\.md|docs\/.*\.md)$/
const CODE_SPAN = /`([^`]+)`/g
const LINK = /\]\(\s*<?([^)\s>]+)/g
/** A word that means a file of the repository; `contracts/out` and `contracts/cache` are made by forge. */
const PATH = /^(?:contracts\/(?!out\b|cache\b)|packages\/|e2e\/|scripts\/|docs\/|\.ci\/)[\w./@-]*$/
const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|#|\/\/)/i

/** Returns the paths in README.md and docs that lead nowhere. */
export function checkDocPaths(repository: Repository): Finding[] {
  const known = new Set(repository.files.flatMap(withFolders))
  return repository.files
    .filter((path) => DOCUMENT.test(path))
    .flatMap((path) =>
      repository
        .read(path)
        .split('\n')
        .flatMap((text, index) =>
          pathsIn(path, text)
            .filter((named) => !known.has(named))
            .map((named) => ({
              path,
              line: index + 1,
              message: `names ${named}, which does not exist`,
            })),
        ),
    )
}

function pathsIn(document: string, line: string): string[] {
  const spans = [...line.matchAll(CODE_SPAN)]
    .flatMap((match) => (match[1] ?? '').split(/\s+/))
    .map((word) => word.replace(/(:\d+(-\d+)?|#.*|[,;:.]+)$/, ''))
    .filter((word) => PATH.test(word))
  const links = [...line.matchAll(LINK)]
    .map((match) => match[1] ?? '')
    .filter((target) => !ELSEWHERE.test(target))
    .map((target) => posix.join(posix.dirname(document), target.replace(/#.*$/, '')))
  return [...new Set([...spans, ...links].map((named) => named.replace(/\/$/, '')))]
}

/** Returns a file and every folder above it. */
function withFolders(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

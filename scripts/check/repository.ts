import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../lib/listFiles.mjs'
import { root } from '../lib/root.mjs'

/** The files a rule looks at. Rules read nothing else, so that a test can plant any repository. */
export type Repository = {
  /** Sorted paths relative to the repository: what git tracks or would track. */
  files: readonly string[]
  /** Returns the text of one of `files`. Throws for any other path. */
  read: (path: string) => string
}

/** Returns the repository on disk. */
export function openRepository(directory: string = root): Repository {
  return {
    files: listFiles(directory),
    read: (path) => readFileSync(join(directory, path), 'utf8'),
  }
}

/** Returns a repository in memory, from path to text. */
export function plantRepository(texts: Record<string, string>): Repository {
  return {
    files: Object.keys(texts).sort(),
    read: (path) => {
      const text = texts[path]
      if (text === undefined) throw new Error(`${path} is not in the planted repository`)
      return text
    },
  }
}

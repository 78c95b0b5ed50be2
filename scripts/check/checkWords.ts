import type { Finding } from './finding.ts'
import type { Repository } from './repository.ts'

/** The words are spelled so that this file does not break its own rules. */
const RULES: readonly { pattern: RegExp; files: RegExp; message: string }[] = [
  {
    pattern: /\b(?:TO[D]O|FIX[M]E)\b/,
    files: /./,
    message: 'leaves work behind in a comment; do it or open an issue',
  },
  {
    pattern: /\.(?:only|skip|todo)\s*\(/,
    files: /\.(?:test\.ts|t\.sol)$/,
    message: 'narrows or skips tests; every test runs',
  },
  {
    pattern: /(?<![\w.~-])\/(?:work|root)\/|(?<![\w.~-])\/tmp\/limpid\b/,
    files: /./,
    message: 'names a path of one machine',
  },
  { pattern: /\.\.\/shared\b/, files: /./, message: 'names a folder outside the repository' },
]
/** npm writes it. */
const EXEMPT = /(^|\/)package-lock\.json$/

/** Returns the lines that hold words we do not commit. Binary files are passed over. */
export function checkWords(repository: Repository): Finding[] {
  return repository.files
    .filter((path) => !EXEMPT.test(path))
    .flatMap((path) => {
      const text = repository.read(path)
      if (text.includes('\0')) return []
      const rules = RULES.filter(({ files }) => files.test(path))
      return text
        .split('\n')
        .flatMap((content, index) =>
          rules
            .filter(({ pattern }) => pattern.test(content))
            .map(({ message }) => ({ path, line: index + 1, message })),
        )
    })
}

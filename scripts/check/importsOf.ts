import { lineOf } from './lineOf.ts'

export type Import = { specifier: string; line: number }

/** `import`, `import type` and `export ... from`; anchored to the line's start, so examples in comments do not count. */
const STATEMENT = /^[ \t]*(?:import|export)\s+(?:[\w\s{},*$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/gm
/** `import('x')` as a value or a type, `require('x')`, `import.meta.resolve('x')`. */
const CALL =
  /^(?![ \t]*(?:\*|\/\/)).*?\b(?:import|require|import\.meta\.resolve)\s*\(\s*['"`]([^'"`\n]+)/gm
/** `import "x"`, `import {Y} from "x"`, `import * as Y from "x"`. */
const SOLIDITY = /^[ \t]*import\s+(?:[\w\s{},*]+?\sfrom\s+)?["']([^"'\n]+)["']/gm

/** Returns what a TypeScript, JavaScript or Solidity file imports, in the order of its lines. */
export function importsOf(path: string, text: string): Import[] {
  const patterns = path.endsWith('.sol') ? [SOLIDITY] : [STATEMENT, CALL]
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({
      specifier: match[1] ?? '',
      line: lineOf(text, match.index + match[0].length),
    }))
    .sort((a, b) => a.line - b.line)
}

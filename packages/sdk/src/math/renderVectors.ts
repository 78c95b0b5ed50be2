import type { Vectors } from './vectors.ts'

/** Where the vectors lie for forge. */
export const VECTORS_URL = new URL(
  '../../../../contracts/test/fixtures/formulas.json',
  import.meta.url,
)

/** JSON with one column a line, so that a change of a formula shows as a change of its results. */
export function renderVectors(vectors: Vectors): string {
  const formulas = Object.entries(vectors).map(([name, columns]) => {
    const lines = Object.entries(columns).map(
      ([column, cells]) => `    ${JSON.stringify(column)}: ${JSON.stringify(cells)}`,
    )
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${formulas.join(',\n')}\n}\n`
}

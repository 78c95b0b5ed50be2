/**
 * Returns a TypeScript module that exports `abi` as a constant, one entry a line.
 * The order is the compiler's (by kind, then by name); `internalType` is left out, no client reads it.
 */
export function renderAbi({
  path,
  variable,
  abi,
}: {
  /** Of the contract's source. */
  path: string
  variable: string
  abi: readonly unknown[]
}): string {
  const entries = abi.map((entry) => `  ${renderValue(entry)},\n`)
  return `// Generated from ${path} by npm run generate.\nexport const ${variable} = [\n${entries.join('')}] as const\n`
}

function renderValue(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  if (Array.isArray(value)) return `[${value.map(renderValue).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value)
    .filter(([name]) => name !== 'internalType')
    .map(([name, field]) => `${name}: ${renderValue(field)}`)
  return `{ ${fields.join(', ')} }`
}

import { createRandom } from './random.ts'

/** One array of decimal strings per parameter and result: the form `vm.parseJsonUintArray` reads. */
export type Columns = Record<string, string[]>

/** Least and most a parameter can be. */
export type Range = readonly [bigint, bigint]

const RANDOM_ROWS = 260
const SEED = 0x4c494d504944n

/**
 * Works a formula out on all least and all most values, on the given rows, and on seeded random rows.
 *
 * @param ranges of the parameters; their order is the order of values in `rows`.
 */
export function tabulate<const ranges extends Record<string, Range>>(
  ranges: ranges,
  rows: readonly (readonly bigint[])[],
  compute: (row: { [parameter in keyof ranges]: bigint }) => Record<string, bigint>,
): Columns {
  const random = createRandom(SEED)
  const bounds = Object.values(ranges)
  const all = [
    bounds.map(([least]) => least),
    bounds.map(([, most]) => most),
    ...rows,
    ...Array.from({ length: RANDOM_ROWS }, () =>
      bounds.map(([least, most]) => random.between(least, most)),
    ),
  ]
  const columns: Columns = {}
  for (const values of all) {
    const cells = Object.keys(ranges).map((name, i) => [name, values[i] ?? 0n])
    // Object.fromEntries cannot know that these are exactly the names of the ranges.
    const row = Object.fromEntries(cells) as { [parameter in keyof ranges]: bigint }
    for (const [name, cell] of Object.entries({ ...row, ...compute(row) })) {
      columns[name] ??= []
      columns[name].push(String(cell))
    }
  }
  return columns
}

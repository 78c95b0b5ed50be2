import { type ParseArgsConfig, parseArgs } from 'node:util'
import { BaseError } from '@limpid/sdk'
import { z } from 'zod'

const Url = z.url({ protocol: /^https?$/, error: 'must be a URL like http://127.0.0.1:8545' })
const Whole = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number)
const Port = Whole.refine((port) => port <= 65_535, 'must be a port from 0 to 65535')

export const KeeperArguments = z.object({
  execution: Url,
  beacon: Url,
  deployment: z.string(),
  key: z.string(),
  port: Port.default(9_464),
  poll: Whole.default(1_000),
})

export const DeployArguments = z.object({
  execution: Url,
  beacon: Url,
  key: z.string(),
  out: z.string(),
  period: Whole.default(7_200),
  expiry: Whole.default(1_200),
  stale: Whole.default(7_800),
})

/** Reads `--name value` pairs in the shape of a schema. @throws one line that names the option and what it wants. */
export function readArguments<schema extends z.ZodObject>(
  schema: schema,
  args: readonly string[],
): z.output<schema> {
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, { type: 'string' }]),
  )
  const { values } = parseArgs({ args: [...args], options })
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = `--${issue?.path.join('.')}`
  const isMissing = issue !== undefined && !(String(issue.path[0]) in values)
  throw new BaseError(isMissing ? `${name} is missing` : `${name} ${issue?.message}`)
}

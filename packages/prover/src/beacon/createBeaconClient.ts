import { z } from 'zod'
import { ProverError } from '../errors.ts'

/** A beacon node's REST API (ethereum/beacon-APIs). */
export type BeaconClient = {
  readonly url: string
  readonly timeoutMs: number
}

const DEFAULT_TIMEOUT_MS = 60_000

/** @throws when the URL is none. */
export function createBeaconClient(options: { url: string; timeoutMs?: number }): BeaconClient {
  const { url, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  if (!URL.canParse(url)) {
    throw new ProverError(`"${url}" is no URL; give the beacon node's, like http://127.0.0.1:5052`)
  }
  return { url: url.replace(/\/+$/, ''), timeoutMs }
}

/** GET with the content type asked for. @throws ProverError, retryable unless the node says 4xx. */
export async function request(
  client: BeaconClient,
  path: string,
  accept: 'application/json' | 'application/octet-stream',
): Promise<Response> {
  const url = `${client.url}${path}`
  let response: Response
  try {
    const signal = AbortSignal.timeout(client.timeoutMs)
    response = await fetch(url, { headers: { accept }, signal })
  } catch (cause) {
    throw new ProverError(`${url} does not answer; is the beacon node running?`, {
      cause,
      retryable: true,
    })
  }
  if (response.ok) return response
  const answer = (await response.text()).slice(0, 300)
  const retryable = response.status >= 500 || response.status === 429
  throw new ProverError(`${url} answered ${response.status}: ${answer}`, { retryable })
}

/** The `data` of a JSON answer, in the shape asked for. */
export async function getData<schema extends z.ZodType>(
  client: BeaconClient,
  path: string,
  schema: schema,
): Promise<z.output<schema>> {
  const response = await request(client, path, 'application/json')
  const { data } = z.object({ data: z.unknown() }).parse(await response.json())
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw new ProverError(
    `${client.url}${path} answered in another shape than the Beacon API's: ${z.prettifyError(parsed.error)}`,
  )
}

/** A decimal string that is a safe integer. */
export const Integer = z.string().regex(/^\d+$/).transform(Number).refine(Number.isSafeInteger)

export const Root = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as `0x${string}`)

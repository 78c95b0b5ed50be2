import { z } from 'zod'
import { ProverError } from '../errors.ts'
import type { BeaconClient } from './createBeaconClient.ts'

/** SSZ bytes with the name of the fork they are in, like "fulu". */
export type SszAnswer = {
  fork: string
  bytes: Uint8Array
}

/**
 * The `data` of a JSON answer, in the shape asked for.
 * @throws ProverError, retryable where the node or the way to it is at fault for now.
 */
export async function getData<schema extends z.ZodType>(
  client: BeaconClient,
  path: string,
  schema: schema,
): Promise<z.output<schema>> {
  const { body } = await request(client, path, 'application/json')
  const answer = z
    .object({ data: z.unknown() })
    .safeParse(parseJson(new TextDecoder().decode(body)))
  const parsed = schema.safeParse(answer.data?.data)
  if (parsed.success) return parsed.data
  throw new ProverError(
    `${describe(client, path)} answered in another shape than the Beacon API's: ${z.prettifyError(parsed.error)}`,
  )
}

/** An answer as SSZ. @throws ProverError like `getData`, and when the node does not name the fork. */
export async function getSsz(client: BeaconClient, path: string): Promise<SszAnswer> {
  const { body, headers } = await request(client, path, 'application/octet-stream')
  const type = headers.get('content-type') ?? 'nothing it names'
  if (!type.startsWith('application/octet-stream')) {
    throw new ProverError(
      `${describe(client, path)} answered ${type} where SSZ was asked for; use a node that serves SSZ`,
    )
  }
  const fork = headers.get('eth-consensus-version')
  if (fork === null) {
    throw new ProverError(`${describe(client, path)} names no fork (header Eth-Consensus-Version)`)
  }
  return { fork: fork.toLowerCase(), bytes: body }
}

async function request(
  client: BeaconClient,
  path: string,
  accept: string,
): Promise<{ body: Uint8Array; headers: Headers }> {
  let response: Response
  let body: Uint8Array
  try {
    const signal = AbortSignal.timeout(client.timeoutMs)
    response = await fetch(`${client.url}${path}`, { headers: { accept }, signal })
    body = new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === 'TimeoutError'
    const reason = isLate
      ? `took longer than ${client.timeoutMs} ms; try again, or allow more`
      : 'does not answer; is the beacon node running and its address right?'
    throw new ProverError(`${describe(client, path)} ${reason}`, { cause, retryable: true })
  }
  if (response.ok) return { body, headers: response.headers }
  const { status } = response
  const reason = reasonIn(new TextDecoder().decode(body))
  throw new ProverError(
    `${describe(client, path)} answered ${status}: ${reason}${adviceFor(status, path)}`,
    { retryable: status >= 500 || status === 429 },
  )
}

/** What a node says of its refusal: `message` of the API's error body, or the beginning of anything else. */
function reasonIn(text: string): string {
  const parsed = z.object({ message: z.string() }).safeParse(parseJson(text))
  return (parsed.success ? parsed.data.message : text).slice(0, 300)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function adviceFor(status: number, path: string): string {
  if (status !== 404) return ''
  if (path.includes('/validators/')) {
    return '; if it was deposited only now, wait until the chain has processed the deposit'
  }
  if (path.includes('/debug/')) {
    return '; it may be pruned: ask for a newer state, or use a node that keeps all and serves debug routes'
  }
  return '; the slot may have been missed, be still to come, or be pruned'
}

/** The question, without the part of the URL that may be a secret. */
function describe({ url }: BeaconClient, path: string): string {
  return `GET ${path.split('?')[0]} at ${new URL(url).host}`
}

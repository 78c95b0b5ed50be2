import { z } from 'zod'
import type { Exchange } from '../execution/exchange.ts'
import { refuse } from './refusal.ts'

const requestSchema = z.looseObject({
  id: z.union([z.string(), z.number(), z.null()]).default(null),
  method: z.string(),
})
type Request = z.infer<typeof requestSchema>
const bodySchema = z.union([requestSchema, z.array(requestSchema).min(1)])

const answerSchema = z.union([z.unknown().array(), z.unknown().transform((one) => [one])])

export type Backend = {
  /** Sends a JSON-RPC body to anvil and returns the body of its answer. */
  forward: Exchange
  onCall(method: string): void
}

/** Answer to a client's JSON-RPC body. Refused calls are answered here, the rest by anvil. */
export async function answerRpc(text: string, backend: Backend): Promise<string> {
  const requests = parseBody(text)
  if (!requests) return writeError(null, -32700, 'send one JSON-RPC request or an array of them')
  const list = Array.isArray(requests) ? requests : [requests]
  for (const { method } of list) backend.onCall(method)
  const refusals = list.flatMap(writeRefusal)
  if (refusals.length === 0) return backend.forward(text)
  if (!Array.isArray(requests)) return refusals.join()
  const allowed = list.filter(({ method }) => refuse(method) === null)
  if (allowed.length === 0) return `[${refusals.join()}]`
  const answers = answerSchema.parse(JSON.parse(await backend.forward(JSON.stringify(allowed))))
  return `[${[...refusals, ...answers.map((answer) => JSON.stringify(answer))].join()}]`
}

function parseBody(text: string): Request | Request[] | null {
  try {
    return bodySchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function writeRefusal({ id, method }: Request): string[] {
  const reason = refuse(method)
  return reason === null ? [] : [writeError(id, -32601, reason)]
}

function writeError(id: Request['id'], code: number, message: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, error: { code, message } })
}

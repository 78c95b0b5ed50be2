import { z } from 'zod'
import { DevnetError } from '../errors.ts'
import type { Exchange } from './exchange.ts'

export type RpcCall = readonly [method: string, ...parameters: unknown[]]

/** The driver's own connection to anvil. */
export type Ipc = {
  /** Result of one call. */
  call(method: string, ...parameters: unknown[]): Promise<unknown>
  /** Results in the order of the calls. anvil runs a batch concurrently: independent calls only. */
  batch(calls: readonly RpcCall[]): Promise<unknown[]>
}

const responseSchema = z.object({
  id: z.number(),
  // Absent beside an error.
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})
type Response = z.infer<typeof responseSchema>

/** JSON-RPC over one connection; `onCall` hears every method name. */
export function createIpc(exchange: Exchange, onCall: (method: string) => void): Ipc {
  const send = async (calls: readonly RpcCall[]): Promise<unknown[]> => {
    for (const [method] of calls) onCall(method)
    const body = calls.map(([method, ...params], id) => ({ jsonrpc: '2.0', id, method, params }))
    const answer = await exchange(JSON.stringify(body))
    const results: unknown[] = []
    for (const response of z.array(responseSchema).parse(JSON.parse(answer))) {
      results[response.id] = unwrap(response, calls[response.id]?.[0])
    }
    return results
  }
  return {
    call: async (...call) => (await send([call]))[0],
    batch: async (calls) => (calls.length === 0 ? [] : send(calls)),
  }
}

function unwrap(response: Response, method = 'unknown call'): unknown {
  if (response.error) throw new DevnetError(`anvil refused ${method}: ${response.error.message}`)
  return response.result
}

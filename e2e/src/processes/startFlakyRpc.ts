import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A JSON-RPC endpoint in front of another that fails again and again, as public ones do. */
export type FlakyRpc = {
  readonly url: string
  /** Requests answered with an error so far. */
  failures(): number
  close(): void
}

/** One request in `every` fails, in turn by a 503, by a cut connection, and after it has been carried out. */
export async function startFlakyRpc(upstream: string, every: number): Promise<FlakyRpc> {
  let requests = 0
  let failures = 0
  const server = createServer(async (request, response) => {
    const body = await text(request)
    requests += 1
    const fails = requests % every === 0
    if (fails) failures += 1
    const kind = failures % 3
    if (fails && kind === 0) return void response.writeHead(503).end()
    if (fails && kind === 1) return void request.socket.destroy()
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(upstream, { method: 'POST', headers, body })
    const result = await answer.text()
    // The worst kind: a transaction may have been accepted.
    if (fails) return void request.socket.destroy()
    response.writeHead(answer.status, headers).end(result)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures: () => failures,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BaseError } from '@limpid/sdk'

/** A service's `/health` and `/metrics` on localhost. */
export type StatusServer = { readonly url: string; close(): Promise<void> }

/**
 * @param port 0 takes any free one.
 * @throws when the port is in use.
 */
export async function serveStatus(options: {
  port: number
  health: () => { ok: boolean }
  metrics: () => string
}): Promise<StatusServer> {
  const { port, health, metrics } = options
  const server = createServer((request, response) => {
    if (request.url === '/health') {
      const body = health()
      response.writeHead(body.ok ? 200 : 503, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    } else if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(metrics())
    } else {
      response.writeHead(404).end('ask for /health or /metrics\n')
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new BaseError(`port ${port} is taken; choose another with --port`, { cause })),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

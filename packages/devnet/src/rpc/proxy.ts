import { createServer, type IncomingMessage, type Server } from 'node:http'
import { DevnetError } from '../errors.ts'
import type { Exchange } from '../execution/exchange.ts'
import { listen } from '../listen.ts'
import { answerRpc } from './answer.ts'
import type { Gate } from './gate.ts'
import { type Counts, countMethod } from './methodCounts.ts'

export type Proxy = { port: number; close(): Promise<void> }

/** Bytes of the largest request: a contract creation of 128 kB is a tenth of it. */
const maxBodySize = 4_000_000

/** Headers that let a wallet in a browser call us. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'POST, OPTIONS',
}

/** Public JSON-RPC port in front of the hidden anvil. */
export async function startProxy(parameters: {
  port: number
  exchange: Exchange
  gate: Gate
  counts: Counts
}): Promise<Proxy> {
  const { port, exchange, gate, counts } = parameters
  const backend = {
    forward: exchange,
    onCall: (method: string) => countMethod(counts, method),
  }
  const server = createServer(async (incoming, outgoing) => {
    const write = (status: number, body: string) =>
      outgoing.writeHead(status, { ...cors, 'content-type': 'application/json' }).end(body)
    try {
      if (incoming.method === 'OPTIONS') return void outgoing.writeHead(204, cors).end()
      if (incoming.method !== 'POST') return void write(405, '{"error":"POST a JSON-RPC request"}')
      const body = await readBody(incoming)
      write(200, await gate.share(() => answerRpc(body, backend)))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      write(502, JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32603, message } }))
    }
  })
  const opened = await listen(server, port, 'JSON-RPC', '--rpc-port')
  return { port: opened, close: () => closeServer(server) }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    size += chunk.length
    if (size > maxBodySize) throw new DevnetError(`request above ${maxBodySize} bytes: split it`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

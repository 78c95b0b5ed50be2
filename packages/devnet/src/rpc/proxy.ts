import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http'
import { DevnetError } from '../errors.ts'
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
  anvilPort: number
  gate: Gate
  counts: Counts
}): Promise<Proxy> {
  const { port, anvilPort, gate, counts } = parameters
  const agent = new Agent({ keepAlive: true, noDelay: true })
  const backend = {
    forward: (body: string) => post(agent, anvilPort, body),
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
  return { port: opened, close: () => closeServer(server, agent) }
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

function post(agent: Agent, port: number, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const outgoing = request({ agent, host: '127.0.0.1', port, method: 'POST', headers })
    outgoing.once('error', reject)
    outgoing.once('response', (incoming) => {
      readAnswer(incoming).then(resolve, reject)
    })
    outgoing.end(body)
  })
}

async function readAnswer(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function closeServer(server: Server, agent: Agent): Promise<void> {
  agent.destroy()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

import type { Server } from 'node:net'
import { DevnetError } from './errors.ts'

/** Opens the server on 127.0.0.1 and returns its port; 0 asks for any free one. */
export function listen(
  server: Server,
  port: number,
  name: string,
  option: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListenError(error, port, name, option)))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** What to do about a port that cannot be opened. */
export function explainListenError(
  error: Error,
  port: number,
  name: string,
  option: string,
): DevnetError {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  const reason = isTaken ? 'is in use' : `cannot be opened (${error.message})`
  return new DevnetError(`${name} port ${port} ${reason}: stop its owner or give another ${option}`)
}

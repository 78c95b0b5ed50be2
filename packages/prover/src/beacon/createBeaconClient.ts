import { ProverError } from '../errors.ts'

/** A beacon node's REST API (ethereum/beacon-APIs). */
export type BeaconClient = {
  /** Without a slash at its end. Its path may hold a provider's secret, so no message shows it. */
  readonly url: string
  /** Longest time one answer may take to arrive whole, in milliseconds. */
  readonly timeoutMs: number
}

/** A state of two million validators is 291 MB. */
const DEFAULT_TIMEOUT_MS = 120_000

/** @throws when the URL is none a node can be asked at. */
export function createBeaconClient(options: { url: string; timeoutMs?: number }): BeaconClient {
  const { url, timeoutMs = DEFAULT_TIMEOUT_MS } = options
  if (!URL.canParse(url)) {
    throw new ProverError(`"${url}" is no URL; give the beacon node's, like http://127.0.0.1:5052`)
  }
  const { protocol, username, password } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new ProverError(`a beacon node speaks http or https, not ${protocol.slice(0, -1)}`)
  }
  if (username !== '' || password !== '') {
    throw new ProverError('take user and password out of the URL of the beacon node')
  }
  return { url: url.replace(/\/+$/, ''), timeoutMs }
}

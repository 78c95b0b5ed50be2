import { causesOf } from './findRevertData.ts'

/** What a node, the way to it, or a race for a nonce makes fail, and what may pass by itself. */
const TRANSIENT = new Set([
  'HttpRequestError',
  'TimeoutError',
  'WebSocketRequestError',
  'SocketClosedError',
  'InternalRpcError',
  'LimitExceededRpcError',
  'ResourceUnavailableRpcError',
  'ResourceNotFoundRpcError',
  'BlockNotFoundError',
  'TransactionReceiptNotFoundError',
  'WaitForTransactionReceiptTimeoutError',
  'NonceTooLowError',
  'FeeCapTooLowError',
])

/** Whether trying again may help, because the contracts have not even been asked. */
export function isTransient(error: unknown): boolean {
  return causesOf(error).some((link) => 'name' in link && TRANSIENT.has(String(link.name)))
}

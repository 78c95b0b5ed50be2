/** An error that says what to do, and whether trying the same again can help. */
export class ProverError extends Error {
  override readonly name = 'ProverError'
  /** Whether the same call may succeed later: the network, a node that is busy or behind. */
  readonly retryable: boolean

  constructor(message: string, options: { cause?: unknown; retryable?: boolean } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.retryable = options.retryable ?? false
  }
}

/**
 * The one error class of Limpid's packages. The message says what to do; daemons try again only if
 * `retryable`; `cause` is the whole error that led here.
 */
export class BaseError extends Error {
  override name: string
  /** Whether the same call may succeed later without anyone changing its parameters. */
  readonly retryable: boolean
  /** Further sentences for people, one idea each. */
  readonly hints: readonly string[]
  /** Arguments of the contract's error, in the order of its declaration; empty for any other error. */
  readonly args: readonly unknown[]

  constructor(message: string, options: BaseError.Options = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = options.name ?? 'BaseError'
    this.retryable = options.retryable ?? false
    this.hints = options.hints ?? []
    this.args = options.args ?? []
  }
}

export declare namespace BaseError {
  type Options = {
    cause?: unknown
    retryable?: boolean
    hints?: readonly string[]
    /** Name of the contract's error, or of the rule that was broken. */
    name?: string
    args?: readonly unknown[]
  }
}

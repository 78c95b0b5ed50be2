/** An error whose message is meant for the person at the terminal: it says what to do. */
export class DevnetError extends Error {
  override name = 'DevnetError'
}

/** A control request that cannot be carried out; nothing has changed. The routes answer it with status 400. */
export class RequestError extends DevnetError {
  override name = 'RequestError'
  readonly statusCode = 400
}

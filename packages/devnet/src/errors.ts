/** An error whose message is meant for the person at the terminal: it says what to do. */
export class DevnetError extends Error {
  override name = 'DevnetError'
}

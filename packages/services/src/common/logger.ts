/** Structured logs: a constant message plus fields, one JSON object a line, on stderr. */
export type Logger = {
  debug(msg: string, fields?: Fields): void
  info(msg: string, fields?: Fields): void
  warn(msg: string, fields?: Fields): void
  error(msg: string, fields?: Fields): void
}

export type Fields = Record<string, unknown>

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** 32 bytes in hex under such a name would be a private key; hashes and roots have other names. */
const SECRET_NAME = /secret|private|password|mnemonic|keystore/i

export function createLogger(
  least: Level = 'info',
  write: (line: string) => void = (line) => process.stderr.write(line),
): Logger {
  const log =
    (level: Level) =>
    (msg: string, fields: Fields = {}) => {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return
      const entry = { time: new Date().toISOString(), level, msg, ...fields }
      write(`${JSON.stringify(entry, redact)}\n`)
    }
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
}

function redact(name: string, value: unknown): unknown {
  if (SECRET_NAME.test(name)) return '[redacted]'
  if (typeof value === 'bigint') return String(value)
  return value
}

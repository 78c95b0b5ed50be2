import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A TypeScript entry point of the repository as an operating-system process of its own. */
export type Process = {
  readonly child: ChildProcess
  /** Its exit code, once it has ended; null when a signal ended it. */
  readonly exited: Promise<number | null>
  /** The first line it prints on stdout. */
  readonly firstLine: Promise<string>
  /** What it has printed on stderr so far. */
  log(): string
  /** Resolves as soon as its log matches. */
  logged(pattern: RegExp): Promise<void>
  /** Asks it to stop (SIGTERM by default) and waits until it has; returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** Enough to explain a failure, without keeping a day of logs. */
const LOG_LIMIT = 200_000

/** Starts `node --import tsx ENTRY ARGS` at the repository's root. */
export function startProcess(entry: string, args: readonly string[]): Process {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C reaches the whole terminal group; each process is stopped by its starter, in order.
    detached: true,
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-LOG_LIMIT)
  })
  // Once its output has been read to the end, too.
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const firstLine = new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(0, LOG_LIMIT)
      const end = output.indexOf('\n')
      if (end >= 0) resolve(output.slice(0, end))
    })
    child.once('error', reject)
    // A process that ends before its first line has said why.
    void exited.then(() => reject(new Error(log.trim())))
  })
  // Not everybody waits for a first line; whoever does still sees the rejection.
  firstLine.catch(() => undefined)
  return {
    child,
    exited,
    firstLine,
    log: () => log,
    async logged(pattern) {
      while (!pattern.test(log)) {
        await Promise.race([once(child.stderr, 'data'), exited])
        if (child.exitCode !== null) throw new Error(`${entry} ended without ${pattern}:\n${log}`)
      }
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal)
      return exited
    },
  }
}

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './root.mjs'

/** @typedef {{ code: number, output: string }} ChildResult `output` is empty unless stdout was `tee` */

/** Repeats of a signal within this time are one keypress: the terminal and npm both deliver it. */
const SAME_PRESS_MILLISECONDS = 1000
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Thrown after a child that was asked to stop has stopped: ends the whole command, whatever was to follow. */
export class Interrupted extends Error {
  /** @param {number} code the exit code to pass on */
  constructor(code) {
    super('interrupted')
    this.code = code
  }
}

/**
 * Runs a program to its end and returns its exit code (128 + n when signal n ended it).
 *
 * The child leads a process group of its own, so that Ctrl-C reaches it once, through us, and it can stop
 * cleanly; a second Ctrl-C kills the group. What is left of the group after an interrupted child is killed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ stdout?: 'inherit' | 'stderr' | 'ignore' | 'tee', env?: NodeJS.ProcessEnv }} [options] `tee` passes stdout on and returns it too
 * @returns {Promise<ChildResult>}
 */
export async function runChild(command, args, { stdout = 'inherit', env = process.env } = {}) {
  const output = {
    inherit: /** @type {const} */ ('inherit'),
    stderr: 2,
    ignore: /** @type {const} */ ('ignore'),
    tee: /** @type {const} */ ('pipe'),
  }
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', output[stdout], 'inherit'],
    detached: true,
  })
  let text = ''
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
    text += chunk
    process.stdout.write(chunk)
  })

  let interruptedAt = 0
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (interruptedAt === 0) {
      interruptedAt = Date.now()
      child.kill(signal)
    } else if (Date.now() - interruptedAt > SAME_PRESS_MILLISECONDS) killGroup(child.pid)
  }
  for (const signal of SIGNALS) process.on(signal, forward)
  child.once('exit', () => {
    if (interruptedAt !== 0) killGroup(child.pid)
  })
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Error(`cannot run ${command}: ${cause.message}`, { cause })),
      )
      child.once('close', (exitCode, signal) =>
        resolve(exitCode ?? 128 + (signal ? constants.signals[signal] : 0)),
      )
    })
    if (interruptedAt !== 0) throw new Interrupted(code)
    return { code, output: text }
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward)
  }
}

/** @param {number | undefined} pid the group's leader */
function killGroup(pid) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group is empty already: nothing is left to stop.
  }
}

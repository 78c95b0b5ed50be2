import { setTimeout as wait } from 'node:timers/promises'
import { type BaseError, decodeError } from '@limpid/sdk'

/** A node that stays away is asked at least so often. */
const LONGEST_WAIT_MS = 30_000

/**
 * Calls `tick` once for every new head until the signal aborts, and ends only after the tick in progress. A tick that
 * failed is tried again where its error says that this may help, ever more slowly; else the next head is the next try.
 */
export async function followHead(options: followHead.Options): Promise<void> {
  const { readHead, tick, pollMs, signal, onHandled, onFailed } = options
  let done: number | undefined
  let gaveUp = false
  let failures = 0
  while (!signal.aborted) {
    let slot: number | undefined
    try {
      slot = await readHead()
      if (slot !== done) {
        await tick(slot)
        done = slot
        gaveUp = false
      }
      failures = 0
      if (!gaveUp) onHandled(slot)
    } catch (cause) {
      const error = decodeError(cause)
      onFailed(error)
      failures += 1
      if (slot !== undefined && !error.retryable) {
        done = slot
        gaveUp = true
      }
    }
    const delay = Math.min(pollMs * 2 ** failures, Math.max(pollMs, LONGEST_WAIT_MS))
    // An abort ends the wait by an error, and the loop by its condition.
    await wait(delay, undefined, { signal }).catch(() => undefined)
  }
}

export declare namespace followHead {
  type Options = {
    /** Slot of the head. */
    readHead: () => Promise<number>
    tick: (slot: number) => Promise<void>
    /** Milliseconds between two looks at the head; doubled by each failure in a row, up to 30 s. */
    pollMs: number
    signal: AbortSignal
    /** At every look that found nothing left to do for this head. */
    onHandled: (slot: number) => void
    onFailed: (error: BaseError) => void
  }
}

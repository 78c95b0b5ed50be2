/** Keeps clients out of anvil while the driver writes a block, so that nobody sees half a slot: a mined block
 * whose withdrawals are not paid yet, or the next beacon root in the old block's state. */
export type Gate = {
  /** Runs a client's call: at once, or after the slot in progress. */
  share<T>(work: () => Promise<T>): Promise<T>
  /** Runs the driver's work alone, after the calls in progress. */
  close<T>(work: () => Promise<T>): Promise<T>
}

/** Milliseconds that a slot waits for the calls in progress; a slow call must not stop the chain. */
const patience = 500

export function createGate(): Gate {
  let slot: Promise<unknown> | null = null
  let sharing = 0
  let onIdle: () => void = () => undefined

  return {
    share: async (work) => {
      while (slot) await slot
      sharing += 1
      try {
        return await work()
      } finally {
        sharing -= 1
        if (sharing === 0) onIdle()
      }
    },
    close: async (work) => {
      if (slot) throw new Error('two slots at once: produce slots one after another')
      const result = waitForIdle().then(work)
      slot = result.catch(() => undefined)
      try {
        return await result
      } finally {
        slot = null
      }
    },
  }

  function waitForIdle(): Promise<void> {
    if (sharing === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, patience)
      onIdle = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

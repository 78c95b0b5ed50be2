import type { Position, Status } from './beaconApi/devnetRoutes.ts'
import { produceSlot, type SlotOptions } from './consensus/produceSlot.ts'
import type { Chain } from './consensus/types.ts'
import { DevnetError, RequestError } from './errors.ts'
import type { Gate } from './rpc/gate.ts'

/** Slot production, one request after another. */
export type SlotQueue = {
  /** Produces slots and answers the position after the last. */
  advance(slots: number, options?: SlotOptions): Promise<Position>
  /** Runs work that changes the chain between two slots, with clients kept out. RequestError leaves the queue
   * going; any other error ends it. */
  perform<T>(work: () => Promise<T>): Promise<T>
  status(): Omit<Status, 'pace'>
  /** Resolves if a slot fails. The layers may then have parted, so no more slots are produced. */
  failed: Promise<Error>
  /** Ends production after the slot in progress. */
  stop(): Promise<void>
}

export function createSlotQueue(chain: Chain, gate: Gate): SlotQueue {
  let last: Promise<unknown> = Promise.resolve()
  let obstacle: Error | null = null
  let reportFailure: (error: Error) => void = () => undefined
  const failed = new Promise<Error>((resolve) => {
    reportFailure = resolve
  })

  const runAlone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (obstacle) throw obstacle
    try {
      return await gate.close(work)
    } catch (error) {
      if (error instanceof RequestError) throw error
      obstacle = error instanceof Error ? error : new DevnetError(String(error))
      reportFailure(obstacle)
      throw obstacle
    }
  }
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    advance: (slots, options) =>
      enqueue(async () => {
        for (let count = 0; count < slots; count++) {
          await runAlone(() => produceSlot(chain, options))
        }
        return { slot: chain.state.slot, blockNumber: chain.blockNumber }
      }),
    perform: (work) => enqueue(() => runAlone(work)),
    status: () => ({
      slot: chain.state.slot,
      blockNumber: chain.blockNumber,
      epoch: chain.state.epochCtx.epoch,
      finalizedEpoch: chain.state.finalizedCheckpoint.epoch,
      // Every block carries one execution block.
      missedSlots: chain.state.slot - chain.blockNumber,
      offline: chain.offline.size,
      validators: chain.state.validators.length,
    }),
    failed,
    stop: async () => {
      obstacle ??= new DevnetError('the devnet is stopping: start it again to produce slots')
      await last
    },
  }
}

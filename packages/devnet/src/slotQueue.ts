import type { Position, Status } from './beaconApi/devnetRoutes.ts'
import { produceSlot } from './consensus/produceSlot.ts'
import type { Chain } from './consensus/types.ts'
import { DevnetError } from './errors.ts'
import type { Gate } from './rpc/gate.ts'

/** Slot production, one request after another. */
export type SlotQueue = {
  /** Produces slots and answers the position after the last. */
  advance(slots: number): Promise<Position>
  status(): Omit<Status, 'pace'>
  /** Resolves if a slot fails. The layers may then have parted, so no more slots are produced. */
  failed: Promise<Error>
  /** Ends production after the slot in progress. */
  stop(): Promise<void>
}

export function createSlotQueue(chain: Chain, gate: Gate): SlotQueue {
  let last: Promise<unknown> = Promise.resolve()
  let missedSlots = 0
  let obstacle: Error | null = null
  let reportFailure: (error: Error) => void = () => undefined
  const failed = new Promise<Error>((resolve) => {
    reportFailure = resolve
  })

  const produceOne = async () => {
    if (obstacle) throw obstacle
    try {
      const record = await gate.close(() => produceSlot(chain))
      if (!record.block) missedSlots += 1
    } catch (error) {
      obstacle = error instanceof Error ? error : new DevnetError(String(error))
      reportFailure(obstacle)
      throw obstacle
    }
  }
  const produceMany = async (slots: number): Promise<Position> => {
    for (let count = 0; count < slots; count++) await produceOne()
    return { slot: chain.state.slot, blockNumber: chain.blockNumber }
  }
  return {
    advance: (slots) => {
      const result = last.then(() => produceMany(slots))
      last = result.catch(() => undefined)
      return result
    },
    status: () => ({
      slot: chain.state.slot,
      blockNumber: chain.blockNumber,
      epoch: chain.state.epochCtx.epoch,
      finalizedEpoch: chain.state.finalizedCheckpoint.epoch,
      missedSlots,
      validators: chain.state.validators.length,
    }),
    failed,
    stop: async () => {
      obstacle ??= new DevnetError('the devnet is stopping: start it again to produce slots')
      await last
    },
  }
}

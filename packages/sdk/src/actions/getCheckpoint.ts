import type { Hex } from 'viem'
import { readContract } from 'viem/actions'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns where checkpoints stand: the present snapshot, the last finalized one and the schedule.
 *
 * @example
 * const { isOpen, last, schedule } = await getCheckpoint(client, { deployment })
 * const opensAtSlot = last.slot + schedule.period
 */
export async function getCheckpoint(
  client: ReadClient,
  parameters: getCheckpoint.Parameters,
): Promise<getCheckpoint.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const contract = { address: deployment.checkpoints, abi: checkpointsAbi, blockNumber } as const
  const [number, isOpen, snapshot, last, schedule] = await decoded(
    Promise.all([
      readContract(client, { ...contract, functionName: 'number' }),
      readContract(client, { ...contract, functionName: 'isOpen' }),
      readContract(client, { ...contract, functionName: 'snapshot' }),
      readContract(client, { ...contract, functionName: 'last' }),
      readContract(client, { ...contract, functionName: 'schedule' }),
    ]),
  )
  return {
    number: Number(number),
    isOpen,
    snapshot: {
      ...snapshot,
      openedSlot: Number(snapshot.openedSlot),
      boundSlot: Number(snapshot.boundSlot),
      fundableBefore: BigInt(snapshot.fundableBefore),
    },
    last: { slot: Number(last.slot), peak: last.peak },
    schedule,
  }
}

export declare namespace getCheckpoint {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = {
    /** Number of the present or, with none open, the last snapshot; 0 is the deployment. */
    number: number
    /** Whether a snapshot is open and has not expired. */
    isOpen: boolean
    /** All zeros when none was opened since the last was finalized; stays when it expires. */
    snapshot: Snapshot
    last: {
      /** Slot of the last finalized state, or of the deployment. */
      slot: number
      /** Highest low so far, 1e18-scaled. */
      peak: bigint
    }
    /** In slots. */
    schedule: { period: number; expiry: number }
  }
  type Snapshot = {
    beaconRoot: Hex
    executionBlockHash: Hex
    /** Zero until bound. */
    stateRoot: Hex
    /** Wei in the pool and its pods. */
    etherAtOpen: bigint
    /** Shares, 18 decimals. */
    supply: bigint
    /** Slot in which it was opened. */
    openedSlot: number
    /** Slot of the beacon state; zero until bound. */
    boundSlot: number
    /** Validators a run must prove. */
    validators: number
    /** Batch up to which (exclusive) it may fund. */
    fundableBefore: bigint
  }
}

import type { Hex } from 'viem'
import { z } from 'zod'
import type { BeaconClient } from './createBeaconClient.ts'
import { Integer, Root } from './fields.ts'
import { getData } from './request.ts'

const Checkpoint = z.object({ epoch: Integer, root: Root })
const Checkpoints = z.object({
  previous_justified: Checkpoint,
  current_justified: Checkpoint,
  finalized: Checkpoint,
})

/** A block of the chain's own finality, not one of the pool's checkpoints. */
export type FinalityCheckpoint = { epoch: number; root: Hex }

export type FinalityCheckpoints = {
  previousJustified: FinalityCheckpoint
  currentJustified: FinalityCheckpoint
  finalized: FinalityCheckpoint
}

/** GET /eth/v1/beacon/states/{state_id}/finality_checkpoints */
export async function getFinalityCheckpoints(
  client: BeaconClient,
  stateId: string | number,
): Promise<FinalityCheckpoints> {
  const path = `/eth/v1/beacon/states/${stateId}/finality_checkpoints`
  const data = await getData(client, path, Checkpoints)
  return {
    previousJustified: data.previous_justified,
    currentJustified: data.current_justified,
    finalized: data.finalized,
  }
}

import { getHeader, getState, type ProvableState, readState } from '@limpid/prover'
import { type BeaconHeader, type Deployment, timestampOf } from '@limpid/sdk'
import type { Connection } from '../common/connect.ts'

/** A beacon state with the header and the EIP-4788 key under which the execution chain knows it. */
export type KnownState = {
  state: ProvableState
  header: BeaconHeader
  /** Timestamp in seconds of the execution block built on it. */
  timestamp: bigint
}

/**
 * The newest state whose root the execution chain knows already: the head's parent, filed under the time of the head.
 * The head's own root is only known to the block after it.
 */
export async function readKnownState(
  { beacon, spec }: Connection,
  deployment: Deployment,
): Promise<KnownState> {
  const head = await getHeader(beacon, 'head')
  const { header, slot } = await getHeader(beacon, head.header.parentRoot)
  const state = readState(await getState(beacon, slot), spec)
  return { state, header, timestamp: BigInt(timestampOf(deployment.clock, head.slot)) }
}

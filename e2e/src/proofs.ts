import {
  type BeaconClient,
  buildContainersProof,
  buildExecutionBlockHashProof,
  buildValidatorsProof,
  createBeaconClient,
  findValidators,
  getHeader,
  getSpec,
  getState,
  type ProvableState,
  readState,
} from '@limpid/prover'
import type { BeaconHeader } from '@limpid/sdk'
import type { Hex } from 'viem'
import type { World } from './world.ts'

/** A beacon state together with the header and the EIP-4788 key under which the chain knows it. */
export type KnownState = {
  state: ProvableState
  header: BeaconHeader
  /** Timestamp of the execution block built on it, in seconds. */
  timestamp: bigint
}

/** Proofs a test makes by hand, to forge them. */
export function createProofs(world: World) {
  const beacon: BeaconClient = createBeaconClient({ url: world.devnet.beaconUrl })
  const read = async (blockId: string): Promise<Omit<KnownState, 'timestamp'>> => {
    const { header, slot } = await getHeader(beacon, blockId)
    const state = readState(await getState(beacon, slot), await getSpec(beacon))
    return { state, header }
  }
  return {
    /** The newest state whose root the execution chain already knows: the head's parent. */
    async known(): Promise<KnownState> {
      const head = await getHeader(beacon, 'head')
      const { timestamp } = await world.client.getBlock()
      return { ...(await read(head.header.parentRoot)), timestamp }
    },
    /** The state of an open snapshot. */
    async ofRoot(beaconRoot: Hex): Promise<Omit<KnownState, 'timestamp'>> {
      return read(beaconRoot)
    },
    containers: (state: ProvableState, pubkeys: readonly Hex[]): Hex => {
      const indices = [...findValidators(state, pubkeys).values()].sort((a, b) => a - b)
      return buildContainersProof(state, indices).stream
    },
    validators: (state: ProvableState, indices: readonly number[]): Hex =>
      buildValidatorsProof(state, indices).stream,
    executionBlockHash: (state: ProvableState): Hex => buildExecutionBlockHashProof(state).stream,
  }
}

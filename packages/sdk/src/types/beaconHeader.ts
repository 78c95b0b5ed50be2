import type { Hex } from 'viem'

/** A beacon block header (consensus-specs, phase0, BeaconBlockHeader), as the contracts take it. */
export type BeaconHeader = {
  slot: bigint
  proposerIndex: bigint
  parentRoot: Hex
  stateRoot: Hex
  bodyRoot: Hex
}

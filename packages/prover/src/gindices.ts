import { ProverError } from './errors.ts'

/** Where the proofs of one fork lead, as generalized indices in its BeaconState. */
export type Gindices = {
  validators: bigint
  balances: bigint
  executionBlockHash: bigint
  /** Siblings between the lists' roots and the state's, in the order the streams carry them. */
  containersTop: readonly bigint[]
  validatorsTop: readonly bigint[]
  /** Both lists have room for 2^40 validators; four balances share a chunk. */
  validatorsLimitDepth: number
  balancesLimitDepth: number
}

const FULU: Gindices = {
  validators: 75n,
  balances: 76n,
  executionBlockHash: 2828n,
  containersTop: [74n, 36n, 19n, 8n, 5n, 3n],
  validatorsTop: [74n, 77n, 36n, 39n, 8n, 5n, 3n],
  validatorsLimitDepth: 40,
  balancesLimitDepth: 38,
}

/** @throws for a fork no layout is known of: nothing may be proven from a state of unknown shape. */
export function gindicesOf(fork: string): Gindices {
  if (fork === 'fulu') return FULU
  throw new ProverError(`no layout for fork "${fork}": update this software before proving it`)
}

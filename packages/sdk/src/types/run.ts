/** One prover's way through a checkpoint, as the contracts take it. */
export type Run = {
  /** Highest validator index proven so far. */
  lastIndex: number
  /** Validators proven so far; zero starts a run. */
  count: number
  sums: ValidatorSums
}

/** What a run sums up over the validators it has proven, in gwei. */
export type ValidatorSums = {
  /** Balances, and top-ups in flight that no doubt touches. */
  lowGwei: bigint
  /** The same and every doubtful top-up. */
  highGwei: bigint
  /** Balances of validators that are leaving. */
  exitingGwei: bigint
}

/** Starts a run, and is the run to finalize when the pool has no validators. */
export const EMPTY_RUN: Run = {
  lastIndex: 0,
  count: 0,
  sums: { lowGwei: 0n, highGwei: 0n, exitingGwei: 0n },
}

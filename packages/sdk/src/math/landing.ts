// Whether a validator's one top-up has arrived, from its balance alone.
// Mirrors contracts/src/libraries/Landing.sol.

/** In the order of the contract's enum. */
export const PHASES = ['InFlight', 'Uncertain', 'Landed'] as const
export type Phase = (typeof PHASES)[number]

/** The operator's own first deposit. */
export const PREDEPOSIT_GWEI = 10n ** 9n

/**
 * Landed near predeposit + top-up, in flight near the predeposit, uncertain in between.
 *
 * @param balanceGwei proven balance.
 * @param topUpGwei a whole number of ether, so that its fractions here are exact.
 * @param withdrawableEpoch of the validator; `FAR_FUTURE_EPOCH` if none is set.
 * @param stateEpoch epoch of the proven state.
 * @param wasUncertain a doubtful validator stays doubtful until it has landed.
 */
export function phaseOf(
  balanceGwei: bigint,
  topUpGwei: bigint,
  withdrawableEpoch: number,
  stateEpoch: number,
  wasUncertain: boolean,
): Phase {
  if (balanceGwei >= PREDEPOSIT_GWEI + topUpGwei - topUpGwei / 256n) return 'Landed'
  if (wasUncertain) return 'Uncertain'
  const nothingArrived = balanceGwei < PREDEPOSIT_GWEI + topUpGwei / 2n
  return nothingArrived && withdrawableEpoch > stateEpoch ? 'InFlight' : 'Uncertain'
}

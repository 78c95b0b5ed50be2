// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Decides whether a validator's one top-up has arrived, from its balance alone. A validator receives two deposits in
/// its life, the operator's 1 ether and the top-up f, so the balance says which: near 1 or near 1 + f. In between lies
/// what only an attacker or a long leak produces, and there both answers are kept: the low sum leaves f out, the high
/// sum counts it. Mirrored in packages/sdk/src/math/landing.ts.
library Landing {
    enum Phase {
        InFlight,
        Uncertain,
        Landed
    }

    uint256 internal constant PREDEPOSIT_GWEI = 1e9;

    /// @param balanceGwei proven balance.
    /// @param topUpGwei f; a whole number of ether, so f / 256 and f / 2 are exact.
    /// @param withdrawableEpoch of the validator; between its exit and this epoch the chain credits nothing to it, and
    /// from it on a top-up may be credited and swept between two checkpoints.
    /// @param stateEpoch epoch of the proven state.
    /// @param wasUncertain a doubtful validator stays doubtful until it has landed: a leak must not turn it back.
    function phaseOf(
        uint256 balanceGwei,
        uint256 topUpGwei,
        uint256 withdrawableEpoch,
        uint256 stateEpoch,
        bool wasUncertain
    ) internal pure returns (Phase) {
        if (balanceGwei >= PREDEPOSIT_GWEI + topUpGwei - topUpGwei / 256) return Phase.Landed;
        if (wasUncertain) return Phase.Uncertain;
        bool nothingArrived = balanceGwei < PREDEPOSIT_GWEI + topUpGwei / 2;
        return nothingArrived && withdrawableEpoch > stateEpoch ? Phase.InFlight : Phase.Uncertain;
    }
}

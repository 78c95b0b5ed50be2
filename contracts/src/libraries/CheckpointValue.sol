// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharePrice} from "./SharePrice.sol";

/// What one run sums up over the validators it has proven, in gwei.
/// @param low balances, and top-ups in flight that no doubt touches.
/// @param high the same and every doubtful top-up.
/// @param exiting balances of validators that are leaving: ether on its way to the queue.
struct ValidatorSums {
    uint64 lowGwei;
    uint64 highGwei;
    uint64 exitingGwei;
}

/// Decides what the pool is worth at a snapshot, and the two prices that follow. Mirrored in packages/sdk/src/math/checkpointValue.ts.
library CheckpointValue {
    /// Each funded validator holds 1 ether that is its operator's, never the holders'; more than that is a gift.
    uint256 internal constant OPERATOR_ETHER = 1 ether;

    /// Value in wei: ether at the snapshot and gwei proven, less the operators' ether. Never below zero: holders lose
    /// what they have and no more.
    function value(uint256 etherAtOpen, uint256 provenGwei, uint256 validators) internal pure returns (uint256) {
        uint256 assets = etherAtOpen + provenGwei * 1 gwei;
        uint256 liabilities = validators * OPERATOR_ETHER;
        return assets > liabilities ? assets - liabilities : 0;
    }

    /// Both prices, 1e18-scaled. Losses go through at once and whole; growth above the highest low so far waits in high.
    function prices(
        ValidatorSums memory sums,
        uint256 etherAtOpen,
        uint256 supply,
        uint256 validators,
        uint256 growthCap
    ) internal pure returns (uint256 low, uint256 high) {
        low = SharePrice.lowDown(value(etherAtOpen, sums.lowGwei, validators), supply);
        if (low > growthCap) low = growthCap;
        high = SharePrice.highUp(value(etherAtOpen, sums.highGwei, validators), supply);
    }
}

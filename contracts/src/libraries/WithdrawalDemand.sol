// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Decides how much ether validators are asked for, and in which form. The caller names a validator and never an
/// amount. Mirrored in packages/sdk/src/math/withdrawalDemand.ts.
library WithdrawalDemand {
    /// Thrown when what is idle or on its way already covers the queue.
    error NothingNeeded(uint256 queued, uint256 idle, uint256 onTheWay);

    /// EIP-7251's minimum activation balance: a partial withdrawal leaves it in the validator.
    uint256 internal constant REMAINING_GWEI = 32e9;
    /// A partial is worth at least this, lest dust partials keep validators busy and block full exits for weeks.
    uint256 internal constant SMALLEST_PARTIAL_GWEI = 64e9;
    /// The amount that asks for a full exit (EIP-7002).
    uint256 internal constant FULL_EXIT = 0;

    /// What the queue asks for beyond what is idle (in the pool, or in pods until anyone sweeps them) or coming, in wei.
    function need(uint256 queued, uint256 idle, uint256 onTheWay) internal pure returns (uint256) {
        require(queued > idle + onTheWay, NothingNeeded(queued, idle, onTheWay));
        return queued - idle - onTheWay;
    }

    /// The EIP-7002 amount in gwei for `needWei`, asked of a validator with this proven balance: a partial of what is
    /// needed (rounded up to a gwei) or of all it has to spare, a full exit if that is too little to be worth it.
    function amountGwei(uint256 needWei, uint256 balanceGwei) internal pure returns (uint256) {
        uint256 spareGwei = balanceGwei > REMAINING_GWEI ? balanceGwei - REMAINING_GWEI : 0;
        if (spareGwei < SMALLEST_PARTIAL_GWEI) return FULL_EXIT;
        uint256 askedGwei = (needWei - 1) / 1 gwei + 1;
        if (askedGwei < SMALLEST_PARTIAL_GWEI) askedGwei = SMALLEST_PARTIAL_GWEI;
        return askedGwei < spareGwei ? askedGwei : spareGwei;
    }
}

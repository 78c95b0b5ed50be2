// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IValidators} from "../interfaces/IValidators.sol";
import {FAR_FUTURE_EPOCH, ValidatorFact} from "../types/ValidatorFact.sol";

/// Decides whether a proven key may get the pool's ether, how much, and what bond answers for it.
library FundingRules {
    /// With the operator's 1 ether a validator has 32 to 1,984: it activates, and stays under EIP-7251's 2,048 for long.
    uint256 internal constant MIN_TOP_UP_ETHER = 31;
    uint256 internal constant MAX_TOP_UP_ETHER = 1_983;
    /// A gift to a fresh key must not strand it; from 16 ether on it could be somebody's validator.
    uint256 internal constant MAX_FRESH_ETHER = 15;
    /// 4 % of the top-up: more than the initial penalties and a lone slashing's correlation cost. Bonds round up.
    uint256 internal constant BOND_BPS = 400;
    uint256 private constant BPS = 10_000;

    function requireFresh(ValidatorFact fact) internal pure {
        uint256 effective = fact.effectiveBalanceEther();
        bool untouched = fact.activationEligibilityEpoch() == FAR_FUTURE_EPOCH
            && fact.activationEpoch() == FAR_FUTURE_EPOCH && !fact.isExiting();
        require(
            untouched && !fact.isSlashed() && effective >= 1 && effective <= MAX_FRESH_ETHER,
            IValidators.NotFresh(fact.index())
        );
    }

    function requireTopUp(uint256 topUpEther) internal pure {
        bool inBounds = topUpEther >= MIN_TOP_UP_ETHER && topUpEther <= MAX_TOP_UP_ETHER;
        require(inBounds, IValidators.TopUpOutOfBounds(topUpEther));
    }

    /// Wei of bond one validator locks; exact, because a top-up is whole ether.
    function bondFor(uint256 topUpEther) internal pure returns (uint256) {
        return topUpEther * 1 ether * BOND_BPS / BPS;
    }
}

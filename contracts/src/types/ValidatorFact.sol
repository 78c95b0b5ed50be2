// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// What one beacon state says of one validator, packed as a layout proved it:
/// index u32 | balance in gwei u64 | effective balance in whole ether u16 | slashed u8 |
/// activation eligibility epoch u32 | activation epoch u32 | exit epoch u32 | withdrawable epoch u32 | 8 zero bits.
/// A far-future epoch (2^64 - 1 in the state) is `FAR_FUTURE_EPOCH`.
type ValidatorFact is uint256;

uint256 constant FAR_FUTURE_EPOCH = type(uint32).max;

using ValidatorFacts for ValidatorFact global;

library ValidatorFacts {
    function index(ValidatorFact fact) internal pure returns (uint256) {
        return ValidatorFact.unwrap(fact) >> 224;
    }

    function balanceGwei(ValidatorFact fact) internal pure returns (uint256) {
        return uint64(ValidatorFact.unwrap(fact) >> 160);
    }

    function effectiveBalanceEther(ValidatorFact fact) internal pure returns (uint256) {
        return uint16(ValidatorFact.unwrap(fact) >> 144);
    }

    function isSlashed(ValidatorFact fact) internal pure returns (bool) {
        return uint8(ValidatorFact.unwrap(fact) >> 136) != 0;
    }

    function activationEligibilityEpoch(ValidatorFact fact) internal pure returns (uint256) {
        return uint32(ValidatorFact.unwrap(fact) >> 104);
    }

    function activationEpoch(ValidatorFact fact) internal pure returns (uint256) {
        return uint32(ValidatorFact.unwrap(fact) >> 72);
    }

    function exitEpoch(ValidatorFact fact) internal pure returns (uint256) {
        return uint32(ValidatorFact.unwrap(fact) >> 40);
    }

    function withdrawableEpoch(ValidatorFact fact) internal pure returns (uint256) {
        return uint32(ValidatorFact.unwrap(fact) >> 8);
    }

    function isExiting(ValidatorFact fact) internal pure returns (bool) {
        return exitEpoch(fact) != FAR_FUTURE_EPOCH;
    }
}

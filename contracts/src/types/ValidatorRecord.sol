// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// What the pool keeps of one validator, 32 bits, eight neighbours to a storage slot:
/// seat 12 bits | top-up in whole ether 11 bits | 5 spare bits | asked | uncertain | exiting | landed.
/// A key the pool never funded is zero, because a top-up is never zero. The seat is the pod's place in the round of
/// `PodRotation`: only pods with a funded validator have one, so that nobody fills the field by registering.
type ValidatorRecord is uint32;

using ValidatorRecords for ValidatorRecord global;

library ValidatorRecords {
    uint32 internal constant LANDED = 1;
    uint32 internal constant EXITING = 2;
    uint32 internal constant UNCERTAIN = 4;
    uint32 internal constant ASKED = 8;

    uint256 private constant TOP_UP_SHIFT = 9;
    uint256 private constant SEAT_SHIFT = 20;

    /// The caller keeps `place` below 4,096 and `topUp` below 2,048: both are checked where they are decided.
    function create(uint256 place, uint256 topUp) internal pure returns (ValidatorRecord) {
        return ValidatorRecord.wrap(uint32(place << SEAT_SHIFT | topUp << TOP_UP_SHIFT));
    }

    function isFunded(ValidatorRecord record) internal pure returns (bool) {
        return ValidatorRecord.unwrap(record) != 0;
    }

    function seat(ValidatorRecord record) internal pure returns (uint256) {
        return ValidatorRecord.unwrap(record) >> SEAT_SHIFT;
    }

    function topUpEther(ValidatorRecord record) internal pure returns (uint256) {
        return (ValidatorRecord.unwrap(record) >> TOP_UP_SHIFT) & 0x7ff;
    }

    function has(ValidatorRecord record, uint32 flag) internal pure returns (bool) {
        return ValidatorRecord.unwrap(record) & flag != 0;
    }

    function with(ValidatorRecord record, uint32 flag) internal pure returns (ValidatorRecord) {
        return ValidatorRecord.wrap(ValidatorRecord.unwrap(record) | flag);
    }

    function without(ValidatorRecord record, uint32 flag) internal pure returns (ValidatorRecord) {
        return ValidatorRecord.wrap(ValidatorRecord.unwrap(record) & ~flag);
    }

    /// Whether the pool may ask this validator for ether: landed, not leaving, nothing asked of it yet.
    function isAvailable(ValidatorRecord record) internal pure returns (bool) {
        return ValidatorRecord.unwrap(record) & (LANDED | EXITING | ASKED) == LANDED;
    }
}

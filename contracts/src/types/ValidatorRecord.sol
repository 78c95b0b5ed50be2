// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// What the pool keeps of one validator, 32 bits, eight neighbours to a storage slot:
/// pod 12 bits | top-up in whole ether 11 bits | 5 spare bits | asked | uncertain | exiting | landed.
/// A key the pool never funded is zero, because a top-up is never zero.
type ValidatorRecord is uint32;

using ValidatorRecords for ValidatorRecord global;

library ValidatorRecords {
    /// Ids that fit a record's pod field.
    uint256 internal constant MAX_PODS = 4_096;

    uint32 internal constant LANDED = 1;
    uint32 internal constant EXITING = 2;
    uint32 internal constant UNCERTAIN = 4;
    uint32 internal constant ASKED = 8;

    uint256 private constant TOP_UP_SHIFT = 9;
    uint256 private constant POD_SHIFT = 20;

    /// The caller keeps `pod` below 4,096 and `topUp` below 2,048: both are checked where they are decided.
    function create(uint256 pod, uint256 topUp) internal pure returns (ValidatorRecord) {
        return ValidatorRecord.wrap(uint32(pod << POD_SHIFT | topUp << TOP_UP_SHIFT));
    }

    function isFunded(ValidatorRecord record) internal pure returns (bool) {
        return ValidatorRecord.unwrap(record) != 0;
    }

    function podId(ValidatorRecord record) internal pure returns (uint256) {
        return ValidatorRecord.unwrap(record) >> POD_SHIFT;
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

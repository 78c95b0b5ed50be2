// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The consensus chain's constants, fixed at deployment (consensus-specs, configs).
/// @param genesisAt timestamp of slot 0.
/// @param shardCommitteePeriod epochs a validator must have been active before it may leave.
struct BeaconClock {
    uint64 genesisAt;
    uint32 secondsPerSlot;
    uint32 slotsPerEpoch;
    uint32 shardCommitteePeriod;
}

using BeaconClocks for BeaconClock global;

library BeaconClocks {
    /// The slot the present block belongs to.
    function currentSlot(BeaconClock memory clock) internal view returns (uint256) {
        return (block.timestamp - clock.genesisAt) / clock.secondsPerSlot;
    }

    function timestampOf(BeaconClock memory clock, uint256 slot) internal pure returns (uint256) {
        return clock.genesisAt + slot * clock.secondsPerSlot;
    }

    function epochOf(BeaconClock memory clock, uint256 slot) internal pure returns (uint256) {
        return slot / clock.slotsPerEpoch;
    }
}

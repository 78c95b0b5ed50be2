// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {BeaconClock} from "../../../src/libraries/BeaconClock.sol";

contract BeaconClockTest is Test {
    BeaconClock private clock =
        BeaconClock({genesisAt: 1_606_824_023, secondsPerSlot: 12, slotsPerEpoch: 32, shardCommitteePeriod: 256});

    function testFuzz_currentSlot_lastsTwelveSeconds(uint256 slot, uint256 offset) public {
        slot = bound(slot, 0, type(uint32).max);
        offset = bound(offset, 0, 11);
        vm.warp(1_606_824_023 + slot * 12 + offset);
        assertEq(clock.currentSlot(), slot, "from its first second to its last");
        assertEq(clock.timestampOf(slot), 1_606_824_023 + slot * 12, "starts at its timestamp");
    }

    function testFuzz_epochOf_lastsItsSlots(uint256 epoch, uint256 offset) public view {
        epoch = bound(epoch, 0, type(uint32).max);
        assertEq(clock.epochOf(epoch * 32 + bound(offset, 0, 31)), epoch, "from its first slot to its last");
    }
}

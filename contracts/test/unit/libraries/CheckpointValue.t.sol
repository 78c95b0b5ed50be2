// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {CheckpointValue, ValidatorSums} from "../../../src/libraries/CheckpointValue.sol";

contract CheckpointValueTest is Test {
    uint256 private constant MAX_ETHER = 1e26;
    uint256 private constant MAX_GWEI = 1e17;
    uint256 private constant MAX_VALIDATORS = 1e6;

    function testFuzz_value_takesTheOperatorsEtherOff(uint256 etherAtOpen, uint256 provenGwei, uint256 validators)
        public
        pure
    {
        (etherAtOpen, provenGwei) = (bound(etherAtOpen, 0, MAX_ETHER), bound(provenGwei, 0, MAX_GWEI));
        validators = bound(validators, 0, MAX_VALIDATORS);
        uint256 value = CheckpointValue.value(etherAtOpen, provenGwei, validators);
        uint256 assets = etherAtOpen + provenGwei * 1e9;
        if (assets >= validators * 1e18) assertEq(value + validators * 1e18, assets, "all but one ether each");
        else assertEq(value, 0, "never below zero");
    }

    /// P8 and P9: the cap bounds low from above and nothing else.
    function testFuzz_prices_onlyGrowthOfLowIsCapped(ValidatorSums memory sums, uint256 supply, uint256 cap)
        public
        pure
    {
        sums.highGwei = uint64(bound(sums.highGwei, 0, MAX_GWEI));
        sums.lowGwei = uint64(bound(sums.lowGwei, 0, sums.highGwei));
        supply = bound(supply, 1e18, MAX_ETHER);
        cap = bound(cap, 0, 1e24);
        (uint256 low, uint256 high) = CheckpointValue.prices(sums, 1 ether, supply, 3, cap);
        (uint256 uncapped, uint256 sameHigh) = CheckpointValue.prices(sums, 1 ether, supply, 3, type(uint256).max);
        assertEq(low, uncapped < cap ? uncapped : cap, "a loss goes through whole");
        assertEq(high, sameHigh, "high is never capped");
        assertLe(low, high, "low is at most high");
    }

    function test_prices_lossOf70PercentGoesThrough() public pure {
        ValidatorSums memory sums = ValidatorSums({lowGwei: 31e9, highGwei: 31e9, exitingGwei: 0});
        (uint256 low, uint256 high) = CheckpointValue.prices(sums, 0, 100e18, 1, 1.1e18);
        assertEq(low, 0.3e18);
        assertEq(high, 0.3e18);
    }
}

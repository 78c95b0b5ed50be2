// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Landing} from "../../../src/libraries/Landing.sol";

contract LandingTest is Test {
    uint256 private constant NEVER = type(uint256).max;

    struct Row {
        uint256 balanceGwei;
        uint256 withdrawableEpoch;
        bool wasUncertain;
        Landing.Phase phase;
    }

    /// Top-up of 256 ether, so that f / 256 is one; state of epoch 100.
    function test_phaseOf_edges() public pure {
        Row[16] memory rows = [
            Row(0, NEVER, false, Landing.Phase.InFlight),
            Row(1e9, NEVER, false, Landing.Phase.InFlight),
            Row(129e9 - 1, NEVER, false, Landing.Phase.InFlight),
            Row(129e9, NEVER, false, Landing.Phase.Uncertain),
            Row(256e9 - 1, NEVER, false, Landing.Phase.Uncertain),
            Row(256e9, NEVER, false, Landing.Phase.Landed),
            Row(2_048e9, NEVER, false, Landing.Phase.Landed),
            Row(1e9, 101, false, Landing.Phase.InFlight),
            Row(1e9, 100, false, Landing.Phase.Uncertain),
            Row(1e9, 99, false, Landing.Phase.Uncertain),
            Row(256e9, 99, false, Landing.Phase.Landed),
            Row(0, NEVER, true, Landing.Phase.Uncertain),
            Row(1e9, NEVER, true, Landing.Phase.Uncertain),
            Row(129e9 - 1, 101, true, Landing.Phase.Uncertain),
            Row(256e9 - 1, NEVER, true, Landing.Phase.Uncertain),
            Row(256e9, NEVER, true, Landing.Phase.Landed)
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            Row memory row = rows[i];
            Landing.Phase phase = Landing.phaseOf(row.balanceGwei, 256e9, row.withdrawableEpoch, 100, row.wasUncertain);
            assertEq(uint256(phase), uint256(row.phase), vm.toString(i));
        }
    }

    /// D2: what is counted at its full top-up has received none of it and can receive none behind our back.
    function testFuzz_phaseOf_inFlightOnlyWhenNothingArrived(
        uint256 balanceGwei,
        uint256 topUpEther,
        uint256 withdrawableEpoch,
        uint256 stateEpoch,
        bool wasUncertain
    ) public pure {
        topUpEther = bound(topUpEther, 31, 1_983);
        balanceGwei = bound(balanceGwei, 0, 3_000e9);
        Landing.Phase phase =
            Landing.phaseOf(balanceGwei, topUpEther * 1e9, withdrawableEpoch, stateEpoch, wasUncertain);
        if (phase == Landing.Phase.InFlight) {
            assertLt(2 * balanceGwei, (2 + topUpEther) * 1e9, "less than half of it is there");
            assertGt(withdrawableEpoch, stateEpoch, "nothing can be credited and swept before");
            assertFalse(wasUncertain, "no way back from doubt");
        }
        if (phase == Landing.Phase.Landed) {
            assertGe(256 * balanceGwei, 256e9 + 255 * topUpEther * 1e9, "all but 1/256 of it is there");
        } else {
            assertLt(256 * balanceGwei, 256e9 + 255 * topUpEther * 1e9, "else it has landed");
        }
    }

    /// Two deposits reach the landed line only together: a gift below the line less the predeposit does not.
    function testFuzz_phaseOf_predepositAloneNeverLands(uint256 topUpEther, uint256 giftGwei) public pure {
        topUpEther = bound(topUpEther, 31, 1_983);
        giftGwei = bound(giftGwei, 0, topUpEther * 1e9 - topUpEther * 1e9 / 256 - 1);
        Landing.Phase phase = Landing.phaseOf(1e9 + giftGwei, topUpEther * 1e9, NEVER, 1, false);
        assertTrue(phase != Landing.Phase.Landed, "a smaller gift does not fake a landing");
    }
}

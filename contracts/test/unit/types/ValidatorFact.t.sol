// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {FAR_FUTURE_EPOCH, ValidatorFact} from "../../../src/types/ValidatorFact.sol";
import {Facts} from "../../utils/Facts.sol";

contract ValidatorFactTest is Test {
    function testFuzz_fields_areReadAsPacked(Facts.Fields memory fields) public pure {
        ValidatorFact fact = Facts.pack(fields);
        assertEq(fact.index(), fields.index, "index");
        assertEq(fact.balanceGwei(), fields.balanceGwei, "balance");
        assertEq(fact.effectiveBalanceEther(), fields.effectiveEther, "effective balance");
        assertEq(fact.isSlashed(), fields.slashed, "slashed");
        assertEq(fact.activationEligibilityEpoch(), fields.eligibility, "eligibility");
        assertEq(fact.activationEpoch(), fields.activation, "activation");
        assertEq(fact.exitEpoch(), fields.exit, "exit");
        assertEq(fact.withdrawableEpoch(), fields.withdrawable, "withdrawable");
        assertEq(fact.isExiting(), fields.exit != FAR_FUTURE_EPOCH, "exiting");
    }

    /// Epoch 0 is an exit like any other; only far-future is none.
    function testFuzz_isExiting_onceAnExitIsSet(uint32 exit) public pure {
        Facts.Fields memory fields = Facts.fresh(7);
        assertFalse(Facts.pack(fields).isExiting(), "a fresh key stays");
        fields.exit = uint32(bound(exit, 0, FAR_FUTURE_EPOCH - 1));
        assertTrue(Facts.pack(fields).isExiting(), "an exit epoch says so");
    }
}

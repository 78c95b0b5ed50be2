// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ValidatorRecord, ValidatorRecords} from "../../../src/types/ValidatorRecord.sol";

contract ValidatorRecordTest is Test {
    uint32 private constant ALL = 15;

    function testFuzz_create_keepsItsFields(uint256 seat, uint256 topUpEther, uint32 flags) public pure {
        seat = bound(seat, 0, 4_095);
        topUpEther = bound(topUpEther, 1, 2_047);
        flags &= ALL;
        ValidatorRecord record = ValidatorRecords.create(seat, topUpEther);
        assertEq(record.seat(), seat, "seat");
        assertEq(record.topUpEther(), topUpEther, "top-up");
        assertTrue(record.isFunded(), "funded");
        assertFalse(record.has(ALL), "no flag");
        record = record.with(flags);
        assertEq(record.seat(), seat, "seat beside flags");
        assertEq(record.topUpEther(), topUpEther, "top-up beside flags");
        assertEq(record.has(ALL), flags != 0, "flags");
        assertEq(
            ValidatorRecord.unwrap(record.without(ALL)),
            ValidatorRecord.unwrap(ValidatorRecords.create(seat, topUpEther)),
            "flags leave nothing behind"
        );
    }

    function test_isFunded_notWithoutARecord() public pure {
        assertFalse(ValidatorRecord.wrap(0).isFunded());
    }

    /// Landed, not leaving, nothing asked; doubt alone does not matter once landed.
    function test_isAvailable_table() public pure {
        for (uint32 flags = 0; flags <= ALL; ++flags) {
            bool landed = flags & 1 != 0;
            bool exiting = flags & 2 != 0;
            bool asked = flags & 8 != 0;
            ValidatorRecord record = ValidatorRecords.create(7, 64).with(flags);
            assertEq(record.isAvailable(), landed && !exiting && !asked, vm.toString(flags));
        }
    }
}

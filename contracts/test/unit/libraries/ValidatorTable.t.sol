// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ValidatorTable} from "../../../src/libraries/ValidatorTable.sol";
import {ValidatorRecord} from "../../../src/types/ValidatorRecord.sol";

contract ValidatorTableTest is Test {
    using ValidatorTable for ValidatorTable.Context;

    uint256 private constant NEIGHBOURS = 24;

    ValidatorTable.Context private table;

    function testFuzz_set_neighboursAreUntouched(uint256 seed, uint256 first, uint256 at, uint32 record) public {
        first = bound(first, 0, type(uint32).max - NEIGHBOURS);
        at = bound(at, 0, NEIGHBOURS - 1);
        for (uint256 i = 0; i < NEIGHBOURS; ++i) {
            table.set(first + i, ValidatorRecord.wrap(_noise(seed, i)));
        }
        table.set(first + at, ValidatorRecord.wrap(record));
        for (uint256 i = 0; i < NEIGHBOURS; ++i) {
            uint32 expected = i == at ? record : _noise(seed, i);
            assertEq(ValidatorRecord.unwrap(table.get(first + i)), expected, vm.toString(i));
        }
    }

    /// Eight neighbours cost one slot.
    function test_set_eightNeighboursShareASlot() public {
        vm.record();
        for (uint256 i = 8; i < 16; ++i) {
            table.set(i, ValidatorRecord.wrap(uint32(i)));
        }
        (, bytes32[] memory writes) = vm.accesses(address(this));
        for (uint256 i = 1; i < writes.length; ++i) {
            assertEq(writes[i], writes[0], "the same slot");
        }
    }

    function _noise(uint256 seed, uint256 i) private pure returns (uint32) {
        return uint32(uint256(keccak256(abi.encode(seed, i))));
    }
}

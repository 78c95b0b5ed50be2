// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {HashFailed, Sha256} from "../../../src/ssz/Sha256.sol";
import {ZeroHashes} from "../../../src/ssz/ZeroHashes.sol";
import {SszTree} from "../../utils/SszTree.sol";

contract Sha256Harness {
    function pair(bytes32 left, bytes32 right) external view returns (bytes32) {
        return Sha256.pair(left, right);
    }
}

contract Sha256Test is Test {
    Sha256Harness private harness = new Sha256Harness();

    function testFuzz_pair_isSha256(bytes32 left, bytes32 right) public view {
        assertEq(Sha256.pair(left, right), sha256(abi.encodePacked(left, right)), "hash of 64 bytes");
    }

    function testFuzz_littleEndian64_reversesBytes(uint64 value) public pure {
        assertEq(Sha256.littleEndian64(value), SszTree.littleEndian(value), "bytes reversed, at the front");
    }

    function test_pair_RevertWhen_precompileRunsOutOfGas() public {
        bytes32 right = sha256(abi.encodePacked(bytes32("left"), bytes32("right")));
        uint256 refused;
        uint256 named;
        for (uint256 gasLimit = 100; gasLimit < 5_000; ++gasLimit) {
            try harness.pair{gas: gasLimit}("left", "right") returns (bytes32 node) {
                assertEq(node, right, "an answer is the right answer");
            } catch (bytes memory reason) {
                ++refused;
                if (bytes4(reason) == HashFailed.selector) ++named;
            }
        }
        assertGt(refused, 0, "some limits are too low");
        assertLt(refused, 4_900, "and some are enough");
        // Without a precompile the answer would be what lay in scratch memory.
        vm.mockCallRevert(address(2), "", "");
        vm.expectRevert(HashFailed.selector);
        harness.pair("left", "right");
        assertLe(named, refused);
    }

    function test_zeroHashes_eachIsThePairOfTheOneBefore() public pure {
        bytes memory table = ZeroHashes.TABLE;
        assertEq(table.length, 40 * 32);
        bytes32 zero;
        for (uint256 depth = 0; depth < 40; ++depth) {
            bytes32 entry;
            assembly ("memory-safe") {
                entry := mload(add(add(table, 0x20), mul(depth, 32)))
            }
            assertEq(entry, zero, vm.toString(depth));
            zero = SszTree.pair(zero, zero);
        }
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ValidatorContainer} from "../../../src/ssz/ValidatorContainer.sol";
import {ValidatorFact} from "../../../src/types/ValidatorFact.sol";
import {Facts} from "../../utils/Facts.sol";
import {SszTree} from "../../utils/SszTree.sol";

contract ValidatorContainerHarness {
    function read(bytes calldata record, bytes32 credentials) external view returns (bytes32, bytes32, uint256) {
        uint256 cursor;
        assembly ("memory-safe") {
            cursor := record.offset
        }
        return ValidatorContainer.read(cursor, credentials);
    }
}

contract ValidatorContainerTest is Test {
    uint256 private constant FIELDS_DEPTH = 3;
    uint32 private constant FAR_FUTURE = type(uint32).max;

    ValidatorContainerHarness private harness = new ValidatorContainerHarness();

    function testFuzz_read_isTheContainersRoot(
        bytes32 pubkeyRoot,
        bytes32 credentials,
        Facts.Fields memory fields,
        uint8 farFuture
    ) public view {
        _setFarFuture(fields, farFuture);
        (bytes32 root, bytes32 readPubkeyRoot, uint256 read) = harness.read(_record(pubkeyRoot, fields), credentials);
        assertEq(root, _root(pubkeyRoot, credentials, fields), "root of the eight fields");
        assertEq(readPubkeyRoot, pubkeyRoot, "pubkey root");
        (fields.index, fields.balanceGwei) = (0, 0);
        assertEq(read << 8, ValidatorFact.unwrap(Facts.pack(fields)), "fields as a fact holds them");
    }

    /// No two records share a root: every bit of one is a bit of the container.
    function testFuzz_read_everyBitDecides(
        bytes32 pubkeyRoot,
        bytes32 credentials,
        Facts.Fields memory fields,
        uint256 bit
    ) public view {
        bytes memory record = _record(pubkeyRoot, fields);
        (bytes32 root,,) = harness.read(record, credentials);
        bit = bound(bit, 0, record.length * 8 - 1);
        record[bit / 8] ^= bytes1(uint8(1 << bit % 8));
        (bytes32 other,,) = harness.read(record, credentials);
        assertNotEq(other, root, "another record, another root");
    }

    function testFuzz_read_credentialsDecide(bytes32 credentials, bytes32 foreign, Facts.Fields memory fields)
        public
        view
    {
        vm.assume(credentials != foreign);
        bytes memory record = _record("key", fields);
        (bytes32 root,,) = harness.read(record, credentials);
        (bytes32 other,,) = harness.read(record, foreign);
        assertNotEq(other, root, "foreign credentials, another root");
    }

    function _record(bytes32 pubkeyRoot, Facts.Fields memory f) private pure returns (bytes memory) {
        return abi.encodePacked(
            pubkeyRoot, f.effectiveEther, uint8(f.slashed ? 1 : 0), f.eligibility, f.activation, f.exit, f.withdrawable
        );
    }

    /// The tree over the eight fields in the specification's order, built with Solidity's own sha256.
    function _root(bytes32 pubkeyRoot, bytes32 credentials, Facts.Fields memory f) private pure returns (bytes32) {
        bytes32[] memory leaves = new bytes32[](8);
        (leaves[0], leaves[1]) = (pubkeyRoot, credentials);
        leaves[2] = SszTree.littleEndian(uint256(f.effectiveEther) * 1e9);
        leaves[3] = f.slashed ? bytes32(bytes1(0x01)) : bytes32(0);
        leaves[4] = SszTree.littleEndian(_epoch(f.eligibility));
        leaves[5] = SszTree.littleEndian(_epoch(f.activation));
        leaves[6] = SszTree.littleEndian(_epoch(f.exit));
        leaves[7] = SszTree.littleEndian(_epoch(f.withdrawable));
        return SszTree.build(leaves, FIELDS_DEPTH)[1];
    }

    function _epoch(uint32 epoch) private pure returns (uint256) {
        return epoch == FAR_FUTURE ? type(uint64).max : epoch;
    }

    /// Far-future epochs are common in states and rare in noise.
    function _setFarFuture(Facts.Fields memory fields, uint8 mask) private pure {
        if (mask & 1 != 0) fields.eligibility = FAR_FUTURE;
        if (mask & 2 != 0) fields.activation = FAR_FUTURE;
        if (mask & 4 != 0) fields.exit = FAR_FUTURE;
        if (mask & 8 != 0) fields.withdrawable = FAR_FUTURE;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {BeaconHeader, BeaconRoots} from "../../../src/libraries/BeaconRoots.sol";
import {Predeploys} from "../../utils/Predeploys.sol";
import {SszTree} from "../../utils/SszTree.sol";

contract BeaconRootsHarness {
    function at(uint256 timestamp) external view returns (bytes32) {
        return BeaconRoots.at(timestamp);
    }

    function verify(BeaconHeader calldata header, bytes32 root) external view {
        BeaconRoots.verify(header, root);
    }
}

contract BeaconRootsTest is Test {
    uint256 private constant NOW = 1_800_000_000;

    BeaconRootsHarness private harness = new BeaconRootsHarness();

    function setUp() public {
        Predeploys.install();
        vm.warp(NOW);
    }

    function testFuzz_at_givesTheRootOfTheTimestamp(bytes32 root, uint256 other) public {
        vm.assume(root != 0);
        other = bound(other, 1, type(uint256).max);
        vm.assume(other != NOW);
        Predeploys.pushBeaconRoot(root);
        assertEq(harness.at(NOW), root, "the root of this block");
        _expectNone(other);
        harness.at(other);
    }

    function test_at_RevertWhen_rootIsZero() public {
        Predeploys.pushBeaconRoot(0);
        _expectNone(NOW);
        harness.at(NOW);
        Predeploys.pushBeaconRoot("root");
        assertEq(harness.at(NOW), "root");
    }

    function test_at_RevertWhen_contractIsAbsent() public {
        Predeploys.pushBeaconRoot("root");
        assertEq(harness.at(NOW), "root");
        vm.etch(Predeploys.BEACON_ROOTS, "");
        _expectNone(NOW);
        harness.at(NOW);
    }

    function test_at_RevertWhen_answerIsNotAWord() public {
        vm.mockCall(Predeploys.BEACON_ROOTS, abi.encode(NOW), abi.encodePacked(bytes32("root"), bytes1(0)));
        _expectNone(NOW);
        harness.at(NOW);
        vm.mockCall(Predeploys.BEACON_ROOTS, abi.encode(NOW), abi.encodePacked(bytes31("root")));
        _expectNone(NOW);
        harness.at(NOW);
        vm.mockCall(Predeploys.BEACON_ROOTS, abi.encode(NOW), abi.encode(bytes32("root")));
        assertEq(harness.at(NOW), "root");
    }

    function testFuzz_verify_everyFieldDecides(BeaconHeader memory header, uint256 field, uint256 bit) public {
        bytes32 root = _rootOf(header);
        harness.verify(header, root);
        field %= 5;
        if (field == 0) header.slot ^= uint64(1 << bit % 64);
        else if (field == 1) header.proposerIndex ^= uint64(1 << bit % 64);
        else if (field == 2) header.parentRoot ^= bytes32(1 << bit % 256);
        else if (field == 3) header.stateRoot ^= bytes32(1 << bit % 256);
        else header.bodyRoot ^= bytes32(1 << bit % 256);
        vm.expectRevert(abi.encodeWithSelector(BeaconRoots.WrongHeader.selector, _rootOf(header), root));
        harness.verify(header, root);
    }

    function _expectNone(uint256 timestamp) private {
        vm.expectRevert(abi.encodeWithSelector(BeaconRoots.NoBeaconRoot.selector, timestamp));
    }

    function _rootOf(BeaconHeader memory header) private pure returns (bytes32) {
        bytes32[] memory fields = new bytes32[](5);
        fields[0] = SszTree.littleEndian(header.slot);
        fields[1] = SszTree.littleEndian(header.proposerIndex);
        (fields[2], fields[3], fields[4]) = (header.parentRoot, header.stateRoot, header.bodyRoot);
        return SszTree.build(fields, 3)[1];
    }
}

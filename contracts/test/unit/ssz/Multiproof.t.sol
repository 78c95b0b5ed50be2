// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Multiproof} from "../../../src/ssz/Multiproof.sol";
import {ZeroHashes} from "../../../src/ssz/ZeroHashes.sol";
import {SszTree} from "../../utils/SszTree.sol";

contract MultiproofHarness {
    function reduce(uint256[] calldata positions, bytes32[] calldata leaves, uint256 depth, bytes calldata siblings)
        external
        view
        returns (bytes32 root, uint256 readBytes)
    {
        uint256 nodes = Multiproof.allocate(leaves.length);
        uint256 end = nodes;
        for (uint256 i = 0; i < leaves.length; ++i) {
            end = Multiproof.push(end, positions[i], leaves[i]);
        }
        uint256 start;
        assembly ("memory-safe") {
            start := siblings.offset
        }
        (root, readBytes) = Multiproof.reduce(nodes, end, depth, start);
        readBytes -= start;
    }

    function climb(bytes32 root, uint256 depth, uint256 limitDepth, uint256 length) external view returns (bytes32) {
        return Multiproof.climb(root, depth, limitDepth, length, ZeroHashes.TABLE);
    }
}

contract MultiproofTest is Test {
    uint256 private constant MAX_DEPTH = 6;

    MultiproofHarness private harness = new MultiproofHarness();

    struct Proof {
        uint256 depth;
        bytes32 root;
        uint256[] positions;
        bytes32[] leaves;
        bytes siblings;
    }

    function testFuzz_reduce_leadsToTheRoot(uint256 seed, uint256 depth, uint256 mask) public view {
        Proof memory proof = _proof(seed, depth, mask);
        (bytes32 root, uint256 readBytes) = harness.reduce(proof.positions, proof.leaves, proof.depth, proof.siblings);
        assertEq(root, proof.root, "root of the whole tree");
        assertEq(readBytes, proof.siblings.length, "all siblings, no more");
    }

    function testFuzz_reduce_anyOtherByteLeadsElsewhere(uint256 seed, uint256 depth, uint256 mask, uint256 at)
        public
        view
    {
        Proof memory proof = _proof(seed, depth, mask);
        bool inLeaf = proof.siblings.length == 0 || at % 2 == 0;
        if (inLeaf) proof.leaves[at % proof.leaves.length] ^= bytes32(uint256(1) << (at >> 8) % 256);
        else proof.siblings[at % proof.siblings.length] ^= bytes1(uint8(1 << (at >> 8) % 8));
        (bytes32 root,) = harness.reduce(proof.positions, proof.leaves, proof.depth, proof.siblings);
        assertNotEq(root, proof.root, "a forged byte changes the root");
    }

    function testFuzz_reduce_anotherPositionLeadsElsewhere(uint256 seed, uint256 depth, uint256 at) public view {
        depth = bound(depth, 1, MAX_DEPTH);
        Proof memory proof = _proof(seed, depth, 1 << (at % 2 ** depth));
        proof.positions[0] = (proof.positions[0] + 1) % 2 ** depth;
        (bytes32 root,) = harness.reduce(proof.positions, proof.leaves, proof.depth, proof.siblings);
        assertNotEq(root, proof.root, "a leaf is proven where it is");
    }

    function testFuzz_reduce_RevertWhen_outsideOccupiedTree(uint256 seed, uint256 depth, uint256 mask, uint256 beyond)
        public
    {
        Proof memory proof = _proof(seed, depth, mask);
        harness.reduce(proof.positions, proof.leaves, proof.depth, proof.siblings);
        beyond = bound(beyond, 2 ** proof.depth, type(uint32).max);
        proof.positions[proof.positions.length - 1] = beyond;
        vm.expectRevert(abi.encodeWithSelector(Multiproof.OutsideOccupiedTree.selector, proof.depth));
        harness.reduce(proof.positions, proof.leaves, proof.depth, proof.siblings);
    }

    function testFuzz_climb_isTheListsRoot(bytes32 root, uint256 depth, uint256 limitDepth, uint64 length) public view {
        limitDepth = bound(limitDepth, 0, 40);
        depth = bound(depth, 0, limitDepth);
        assertEq(
            harness.climb(root, depth, limitDepth, length),
            SszTree.listRoot(root, depth, limitDepth, length),
            "zero subtrees, then the length"
        );
    }

    function testFuzz_climb_lengthIsPartOfTheRoot(bytes32 root, uint64 length, uint64 other) public view {
        vm.assume(length != other);
        assertNotEq(harness.climb(root, 3, 38, length), harness.climb(root, 3, 38, other), "two lengths, two roots");
    }

    function testFuzz_climb_RevertWhen_deeperThanList(bytes32 root, uint256 depth, uint256 limitDepth) public {
        limitDepth = bound(limitDepth, 0, 40);
        depth = bound(depth, limitDepth + 1, type(uint8).max);
        harness.climb(root, limitDepth, limitDepth, 1);
        vm.expectRevert(abi.encodeWithSelector(Multiproof.DeeperThanList.selector, depth, limitDepth));
        harness.climb(root, depth, limitDepth, 1);
    }

    /// A tree of noise, and the leaves of it that `mask` names; the first if it names none.
    function _proof(uint256 seed, uint256 depth, uint256 mask) private pure returns (Proof memory proof) {
        proof.depth = bound(depth, 0, MAX_DEPTH);
        uint256 width = 2 ** proof.depth;
        bytes32[] memory leaves = new bytes32[](width);
        uint256 count;
        for (uint256 i = 0; i < width; ++i) {
            leaves[i] = keccak256(abi.encode(seed, i));
            count += (mask >> i) & 1;
        }
        if (count == 0) (mask, count) = (1, 1);
        (proof.positions, proof.leaves) = (new uint256[](count), new bytes32[](count));
        uint256 next;
        for (uint256 i = 0; i < width; ++i) {
            if ((mask >> i) & 1 == 1) (proof.positions[next], proof.leaves[next++]) = (i, leaves[i]);
        }
        bytes32[] memory heap = SszTree.build(leaves, proof.depth);
        (proof.root, proof.siblings) = (heap[1], SszTree.siblings(heap, proof.positions));
    }
}

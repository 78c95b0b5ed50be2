// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A whole binary tree in memory, numbered like a heap, and the siblings that prove some of its leaves.
/// Written for plainness and apart from contracts/src/ssz, which it checks.
library SszTree {
    function pair(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(left, right));
    }

    /// The smallest depth whose leaves hold `length` elements.
    function depthFor(uint256 length) internal pure returns (uint256 depth) {
        while (2 ** depth < length) ++depth;
    }

    /// Heap of 2^(depth + 1) nodes: the root at 1, leaf i at 2^depth + i.
    function build(bytes32[] memory leaves, uint256 depth) internal pure returns (bytes32[] memory heap) {
        uint256 width = 2 ** depth;
        heap = new bytes32[](2 * width);
        for (uint256 i = 0; i < leaves.length; ++i) {
            heap[width + i] = leaves[i];
        }
        for (uint256 i = width - 1; i > 0; --i) {
            heap[i] = pair(heap[2 * i], heap[2 * i + 1]);
        }
    }

    /// Siblings level by level from the leaves, left to right, where a node's sibling is not itself known.
    function siblings(bytes32[] memory heap, uint256[] memory leaves) internal pure returns (bytes memory proof) {
        uint256 width = heap.length / 2;
        bool[] memory known = new bool[](heap.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            known[width + leaves[i]] = true;
        }
        for (; width > 1; width /= 2) {
            for (uint256 node = width; node < 2 * width; ++node) {
                if (!known[node]) continue;
                if (!known[node ^ 1]) proof = abi.encodePacked(proof, heap[node ^ 1]);
                known[node / 2] = true;
            }
        }
    }

    /// The root of a list: zero subtrees up to the limit, then the length.
    function listRoot(bytes32 root, uint256 depth, uint256 limitDepth, uint256 length) internal pure returns (bytes32) {
        bytes32 zero;
        for (uint256 level = 0; level < limitDepth; ++level) {
            if (level >= depth) root = pair(root, zero);
            zero = pair(zero, zero);
        }
        return pair(root, littleEndian(length));
    }

    function littleEndian(uint256 value) internal pure returns (bytes32) {
        bytes memory chunk = new bytes(32);
        for (uint256 i = 0; i < 8; ++i) {
            chunk[i] = bytes1(uint8(value >> (8 * i)));
        }
        return bytes32(chunk);
    }
}

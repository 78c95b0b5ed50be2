// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HashFailed, Sha256} from "./Sha256.sol";

/// One proof for many leaves of one SSZ list. Leaves come with their positions, which the caller computed; siblings are
/// read from calldata in the order they are needed: level by level upward, left to right, only where a node's sibling is
/// not itself known. No flags, no positions, no depth per leaf: the same leaves can be proven in one way only.
///
///                 root            the 2^40 tree: `climb` pairs the occupied part with zero subtrees
///                /    \
///         occupied     zero       the occupied tree: `reduce`
///          /    \
///       ...      ...
library Multiproof {
    /// Thrown when a position lies outside the occupied tree of 2^depth leaves.
    error OutsideOccupiedTree(uint256 depth);
    /// Thrown when the occupied tree is said to be deeper than the list: its leaves would be parts of elements.
    error DeeperThanList(uint256 depth, uint256 limitDepth);

    /// Memory for `capacity` nodes of (position, hash) and the sentinel `reduce` writes behind them.
    function allocate(uint256 capacity) internal pure returns (uint256 nodes) {
        assembly ("memory-safe") {
            nodes := mload(0x40)
            mstore(0x40, add(nodes, shl(6, add(capacity, 1))))
        }
    }

    /// Writes one node at `end` and returns the new end. Positions must ascend.
    function push(uint256 end, uint256 position, bytes32 node) internal pure returns (uint256) {
        assembly ("memory-safe") {
            mstore(end, position)
            mstore(add(end, 0x20), node)
        }
        return end + 0x40;
    }

    /// Hashes the nodes in memory [nodes, end), sorted by position, up to the root of a tree of 2^depth leaves.
    /// The nodes are consumed. Returns that root and the calldata position behind the last sibling read.
    function reduce(uint256 nodes, uint256 end, uint256 depth, uint256 cursor)
        internal
        view
        returns (bytes32 root, uint256)
    {
        bool hashed = true;
        bool single;
        assembly ("memory-safe") {
            for { let level := depth } level { level := sub(level, 1) } {
                let read := nodes
                let write := nodes
                // A position no node has, so that the last node never finds a neighbour behind it.
                mstore(end, not(0))
                for {} lt(read, end) { write := add(write, 0x40) } {
                    let position := mload(read)
                    switch and(position, 1)
                    case 0 {
                        mstore(0x00, mload(add(read, 0x20)))
                        read := add(read, 0x40)
                        switch eq(mload(read), add(position, 1))
                        case 1 {
                            mstore(0x20, mload(add(read, 0x20)))
                            read := add(read, 0x40)
                        }
                        default {
                            mstore(0x20, calldataload(cursor))
                            cursor := add(cursor, 0x20)
                        }
                    }
                    default {
                        mstore(0x00, calldataload(cursor))
                        cursor := add(cursor, 0x20)
                        mstore(0x20, mload(add(read, 0x20)))
                        read := add(read, 0x40)
                    }
                    mstore(write, shr(1, position))
                    hashed := and(hashed, staticcall(gas(), 0x02, 0x00, 0x40, add(write, 0x20), 0x20))
                }
                end := write
            }
            // One node at position 0 is left, or some position was beyond 2^depth.
            single := and(eq(end, add(nodes, 0x40)), iszero(mload(nodes)))
            root := mload(add(nodes, 0x20))
        }
        require(hashed, HashFailed());
        require(single, OutsideOccupiedTree(depth));
        return (root, cursor);
    }

    /// The list's root: from the occupied depth to the limit with zero subtrees on the right, then the length mixed in.
    /// `zeroHashes` is `ZeroHashes.TABLE` in memory.
    function climb(bytes32 root, uint256 depth, uint256 limitDepth, uint256 length, bytes memory zeroHashes)
        internal
        view
        returns (bytes32)
    {
        require(depth <= limitDepth, DeeperThanList(depth, limitDepth));
        for (; depth < limitDepth; ++depth) {
            bytes32 zero;
            assembly ("memory-safe") {
                zero := mload(add(add(zeroHashes, 0x20), shl(5, depth)))
            }
            root = Sha256.pair(root, zero);
        }
        return Sha256.pair(root, Sha256.littleEndian64(length));
    }
}

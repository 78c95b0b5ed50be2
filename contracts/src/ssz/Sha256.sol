// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Thrown when the sha256 precompile runs out of gas: scratch memory would hold something else than a hash.
error HashFailed();

/// SSZ's hash of two 32-byte nodes, and its little-endian integers.
library Sha256 {
    function pair(bytes32 left, bytes32 right) internal view returns (bytes32 node) {
        bool success;
        assembly ("memory-safe") {
            mstore(0x00, left)
            mstore(0x20, right)
            success := staticcall(gas(), 0x02, 0x00, 0x40, 0x00, 0x20)
            node := mload(0x00)
        }
        require(success, HashFailed());
    }

    /// A uint64 as an SSZ chunk: its eight bytes reversed, at the front of the word.
    function littleEndian64(uint256 value) internal pure returns (bytes32) {
        value = (value & 0x00ff00ff00ff00ff) << 8 | (value >> 8) & 0x00ff00ff00ff00ff;
        value = (value & 0x0000ffff0000ffff) << 16 | (value >> 16) & 0x0000ffff0000ffff;
        value = (value & 0x00000000ffffffff) << 32 | (value >> 32) & 0x00000000ffffffff;
        return bytes32(value << 192);
    }
}

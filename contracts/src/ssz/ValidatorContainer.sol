// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sha256} from "./Sha256.sol";

/// The SSZ `Validator` container (consensus-specs, phase0 beacon-chain.md), built from typed fields so that no inner
/// node can pass for a leaf:
///
///                         root
///            /                          \
///         a                                b
///     /       \                       /         \
///  pubkey+wc  effective+slashed   eligibility+activation  exit+withdrawable
///
/// A record is 51 bytes of calldata: pubkey root 32 | effective balance in whole ether u16 | slashed u8 |
/// eligibility u32 | activation u32 | exit u32 | withdrawable u32, epochs with 2^32 - 1 for far-future.
library ValidatorContainer {
    uint256 internal constant RECORD_BYTES = 51;

    /// Returns the container's root, its pubkey root and the 152 bits behind the pubkey root.
    function read(uint256 cursor, bytes32 credentials)
        internal
        view
        returns (bytes32 root, bytes32 pubkeyRoot, uint256 fields)
    {
        assembly ("memory-safe") {
            pubkeyRoot := calldataload(cursor)
            fields := shr(104, calldataload(add(cursor, 0x20)))
        }
        bytes32 balances = Sha256.pair(
            Sha256.littleEndian64(uint256(uint16(fields >> 136)) * 1e9), bytes32(uint256(uint8(fields >> 128)) << 248)
        );
        bytes32 entry = Sha256.pair(_epoch(fields >> 96), _epoch(fields >> 64));
        bytes32 leave = Sha256.pair(_epoch(fields >> 32), _epoch(fields));
        root = Sha256.pair(Sha256.pair(Sha256.pair(pubkeyRoot, credentials), balances), Sha256.pair(entry, leave));
    }

    function _epoch(uint256 value) private pure returns (bytes32) {
        value = uint32(value);
        return Sha256.littleEndian64(value == type(uint32).max ? type(uint64).max : value);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sha256} from "../ssz/Sha256.sol";

/// A beacon block header as the consensus specification defines it (phase0, BeaconBlockHeader).
struct BeaconHeader {
    uint64 slot;
    uint64 proposerIndex;
    bytes32 parentRoot;
    bytes32 stateRoot;
    bytes32 bodyRoot;
}

/// Beacon block roots the EVM knows (EIP-4788), and headers against them.
library BeaconRoots {
    /// Thrown when the EIP-4788 contract knows no root under this timestamp: it keys a root by the timestamp of the
    /// execution block that was built on it, and forgets it after 8,191 entries.
    error NoBeaconRoot(uint256 timestamp);
    /// Thrown when the header is not the one the root was made from.
    error WrongHeader(bytes32 headerRoot, bytes32 beaconRoot);

    address internal constant CONTRACT = 0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02;

    /// The root of the beacon block before the execution block of `timestamp` (seconds).
    function at(uint256 timestamp) internal view returns (bytes32 root) {
        (bool success, bytes memory data) = CONTRACT.staticcall(abi.encode(timestamp));
        // An absent contract answers with success and nothing; an unset entry would be zero.
        require(success && data.length == 32, NoBeaconRoot(timestamp));
        root = abi.decode(data, (bytes32));
        require(root != 0, NoBeaconRoot(timestamp));
    }

    function verify(BeaconHeader calldata header, bytes32 beaconRoot) internal view {
        bytes32 left = Sha256.pair(
            Sha256.pair(Sha256.littleEndian64(header.slot), Sha256.littleEndian64(header.proposerIndex)),
            Sha256.pair(header.parentRoot, header.stateRoot)
        );
        bytes32 right = Sha256.pair(Sha256.pair(header.bodyRoot, 0), Sha256.pair(0, 0));
        bytes32 headerRoot = Sha256.pair(left, right);
        require(headerRoot == beaconRoot, WrongHeader(headerRoot, beaconRoot));
    }
}

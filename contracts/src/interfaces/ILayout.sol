// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorFact} from "../types/ValidatorFact.sol";

/// Knows the shape of one fork's BeaconState tree and nothing else: it holds no state and decides no rule.
/// Every stream must be consumed to its last byte; positions in the tree are computed here, never given.
interface ILayout {
    /// Thrown when bytes are missing from a stream or left over.
    error StreamNotConsumed(uint256 readBytes, uint256 givenBytes);
    /// Thrown when the proof leads to another root than the one asked for.
    error WrongRoot(bytes32 computed, bytes32 expected);
    /// Thrown when validator indices do not strictly increase, or a stream names none.
    error NotAscending(uint256 previous, uint256 index);
    /// Thrown when a stream proves another number of validators than there are credentials.
    error WrongCount(uint256 proven, uint256 expected);

    /// The hash of the execution block inside the state.
    /// @param stream hash | its siblings, bottom-up.
    function executionBlockHash(bytes32 stateRoot, bytes calldata stream) external view returns (bytes32);

    /// The validator indices a validators stream is about, not yet proven.
    function indicesOf(bytes calldata stream) external pure returns (uint256[] memory indices);

    /// Containers of validators with exactly these withdrawal credentials, in the order of the stream.
    /// @param stream u64 length | u16 count | u8 depth | count x u32 index | count x 51-byte record | siblings.
    /// @return facts what is proven; the balance in them is zero.
    /// @return pubkeyRoots the SSZ root of each public key.
    function proveContainers(bytes32 stateRoot, bytes32[] calldata credentials, bytes calldata stream)
        external
        view
        returns (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots);

    /// Containers and balances of validators with exactly these withdrawal credentials, in the order of the stream.
    /// @param stream u64 length | u16 count | u8 depth of validators | u8 depth of balances | count x u32 index |
    /// distinct 32-byte balance chunks | balance siblings | count x 51-byte record | validator siblings | state siblings.
    function proveValidators(bytes32 stateRoot, bytes32[] calldata credentials, bytes calldata stream)
        external
        view
        returns (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots);
}

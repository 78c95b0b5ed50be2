// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILayout} from "../interfaces/ILayout.sol";
import {Multiproof} from "../ssz/Multiproof.sol";
import {Sha256} from "../ssz/Sha256.sol";
import {ValidatorContainer} from "../ssz/ValidatorContainer.sol";
import {ZeroHashes} from "../ssz/ZeroHashes.sol";
import {ValidatorFact} from "../types/ValidatorFact.sol";

/// The BeaconState of Fulu (consensus-specs, fulu/beacon-chain.md). Its top, with generalized indices:
///
///                                   1
///                    2                              3
///            4              5
///      8          9
///            18        19
///          36  37    38  39
///             74 75 76 77            75 validators, 76 balances (76 is under 38, 75 under 37)
///
/// The execution block hash is generalized index 2828: field 12 of `latest_execution_payload_header`.
contract FuluLayout is ILayout {
    /// Both lists have room for 2^40 validators; four balances share a chunk.
    uint256 private constant VALIDATORS_LIMIT_DEPTH = 40;
    uint256 private constant BALANCES_LIMIT_DEPTH = 38;
    uint256 private constant EXECUTION_BLOCK_HASH = 2828;

    uint256 private constant CONTAINERS_HEAD_BYTES = 11;
    uint256 private constant VALIDATORS_HEAD_BYTES = 12;

    /// @inheritdoc ILayout
    function executionBlockHash(bytes32 stateRoot, bytes calldata stream) external view returns (bytes32 blockHash) {
        uint256 cursor = _start(stream);
        blockHash = _word(cursor);
        bytes32 node = blockHash;
        cursor += 32;
        for (uint256 gindex = EXECUTION_BLOCK_HASH; gindex > 1; gindex >>= 1) {
            node = gindex & 1 == 0 ? Sha256.pair(node, _word(cursor)) : Sha256.pair(_word(cursor), node);
            cursor += 32;
        }
        _finish(stream, cursor, node, stateRoot);
    }

    /// @inheritdoc ILayout
    function indicesOf(bytes calldata stream) external pure returns (uint256[] memory indices) {
        indices = new uint256[](_count(stream));
        _readIndices(_start(stream) + VALIDATORS_HEAD_BYTES, indices);
    }

    /// @inheritdoc ILayout
    function proveContainers(bytes32 stateRoot, bytes32[] calldata credentials, bytes calldata stream)
        external
        view
        returns (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots)
    {
        uint256[] memory indices = _indices(stream, credentials.length, CONTAINERS_HEAD_BYTES);
        uint256 cursor = _start(stream) + CONTAINERS_HEAD_BYTES + 4 * indices.length;
        (facts, pubkeyRoots) = (new ValidatorFact[](indices.length), new bytes32[](indices.length));
        bytes32 node;
        (node, cursor) = _validators(indices, credentials, _byte(stream, 10), cursor, facts, pubkeyRoots);
        node = Multiproof.climb(node, _byte(stream, 10), VALIDATORS_LIMIT_DEPTH, _length(stream), ZeroHashes.TABLE);

        node = Sha256.pair(_word(cursor), node); // 74, 75 -> 37
        node = Sha256.pair(_word(cursor + 32), node); // 36, 37 -> 18
        node = Sha256.pair(node, _word(cursor + 64)); // 18, 19 -> 9
        _finish(stream, cursor + 192, _top(node, cursor + 96), stateRoot);
    }

    /// @inheritdoc ILayout
    function proveValidators(bytes32 stateRoot, bytes32[] calldata credentials, bytes calldata stream)
        external
        view
        returns (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots)
    {
        uint256[] memory indices = _indices(stream, credentials.length, VALIDATORS_HEAD_BYTES);
        uint256 cursor = _start(stream) + VALIDATORS_HEAD_BYTES + 4 * indices.length;
        (facts, pubkeyRoots) = (new ValidatorFact[](indices.length), new bytes32[](indices.length));
        bytes memory zeroHashes = ZeroHashes.TABLE;

        bytes32 balances;
        (balances, cursor) = _balances(indices, _byte(stream, 11), cursor, facts);
        balances = Multiproof.climb(balances, _byte(stream, 11), BALANCES_LIMIT_DEPTH, _length(stream), zeroHashes);
        bytes32 validators;
        (validators, cursor) = _validators(indices, credentials, _byte(stream, 10), cursor, facts, pubkeyRoots);
        validators =
            Multiproof.climb(validators, _byte(stream, 10), VALIDATORS_LIMIT_DEPTH, _length(stream), zeroHashes);

        validators = Sha256.pair(_word(cursor), validators); // 74, 75 -> 37
        balances = Sha256.pair(balances, _word(cursor + 32)); // 76, 77 -> 38
        validators = Sha256.pair(_word(cursor + 64), validators); // 36, 37 -> 18
        balances = Sha256.pair(balances, _word(cursor + 96)); // 38, 39 -> 19
        bytes32 node = Sha256.pair(validators, balances); // 18, 19 -> 9
        _finish(stream, cursor + 224, _top(node, cursor + 128), stateRoot);
    }

    /// From generalized index 9 to the state's root, with the siblings 8, 5 and 3.
    function _top(bytes32 node, uint256 cursor) private view returns (bytes32) {
        node = Sha256.pair(_word(cursor), node);
        node = Sha256.pair(node, _word(cursor + 32));
        return Sha256.pair(node, _word(cursor + 64));
    }

    /// Root of the occupied validators tree; adds the containers' fields to `facts`.
    function _validators(
        uint256[] memory indices,
        bytes32[] calldata credentials,
        uint256 depth,
        uint256 cursor,
        ValidatorFact[] memory facts,
        bytes32[] memory pubkeyRoots
    ) private view returns (bytes32, uint256) {
        uint256 nodes = Multiproof.allocate(indices.length);
        uint256 end = nodes;
        for (uint256 i = 0; i < indices.length; ++i) {
            (bytes32 root, bytes32 pubkeyRoot, uint256 fields) = ValidatorContainer.read(cursor, credentials[i]);
            facts[i] = ValidatorFact.wrap(ValidatorFact.unwrap(facts[i]) | indices[i] << 224 | fields << 8);
            pubkeyRoots[i] = pubkeyRoot;
            end = Multiproof.push(end, indices[i], root);
            cursor += ValidatorContainer.RECORD_BYTES;
        }
        return Multiproof.reduce(nodes, end, depth, cursor);
    }

    /// Root of the occupied balances tree; adds the balances to `facts`. Balance i is lane i % 4 of chunk i / 4.
    function _balances(uint256[] memory indices, uint256 depth, uint256 cursor, ValidatorFact[] memory facts)
        private
        view
        returns (bytes32, uint256)
    {
        uint256 nodes = Multiproof.allocate(indices.length);
        uint256 end = nodes;
        uint256 position = type(uint256).max;
        bytes32 chunk;
        for (uint256 i = 0; i < indices.length; ++i) {
            if (indices[i] >> 2 != position) {
                position = indices[i] >> 2;
                chunk = _word(cursor);
                cursor += 32;
                end = Multiproof.push(end, position, chunk);
            }
            uint256 lane = uint64(uint256(chunk) >> (192 - 64 * (indices[i] & 3)));
            facts[i] = ValidatorFact.wrap(uint256(Sha256.littleEndian64(lane)) >> 32);
        }
        return Multiproof.reduce(nodes, end, depth, cursor);
    }

    function _indices(bytes calldata stream, uint256 expected, uint256 headBytes)
        private
        pure
        returns (uint256[] memory indices)
    {
        require(_count(stream) == expected, WrongCount(_count(stream), expected));
        indices = new uint256[](expected);
        _readIndices(_start(stream) + headBytes, indices);
    }

    function _readIndices(uint256 cursor, uint256[] memory indices) private pure {
        require(indices.length > 0, NotAscending(0, 0));
        uint256 previous;
        for (uint256 i = 0; i < indices.length; ++i) {
            uint256 index = uint256(_word(cursor + 4 * i)) >> 224;
            require(i == 0 || index > previous, NotAscending(previous, index));
            indices[i] = previous = index;
        }
    }

    function _length(bytes calldata stream) private pure returns (uint256) {
        return uint256(_word(_start(stream))) >> 192;
    }

    function _count(bytes calldata stream) private pure returns (uint256) {
        return uint16(uint256(_word(_start(stream))) >> 176);
    }

    function _byte(bytes calldata stream, uint256 offset) private pure returns (uint256) {
        return uint256(_word(_start(stream) + offset)) >> 248;
    }

    function _start(bytes calldata stream) private pure returns (uint256 cursor) {
        assembly ("memory-safe") {
            cursor := stream.offset
        }
    }

    /// Reads past the stream's end are caught by `_finish`, which wants the last byte read to be the stream's last.
    function _word(uint256 cursor) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := calldataload(cursor)
        }
    }

    function _finish(bytes calldata stream, uint256 cursor, bytes32 computed, bytes32 expected) private pure {
        uint256 readBytes = cursor - _start(stream);
        require(readBytes == stream.length, StreamNotConsumed(readBytes, stream.length));
        require(computed == expected, WrongRoot(computed, expected));
    }
}

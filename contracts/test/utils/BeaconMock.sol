// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CommonBase} from "forge-std/Base.sol";
import {BeaconHeader} from "../../src/libraries/BeaconRoots.sol";
import {BeaconRootsMock} from "./SystemMocks.sol";

/// A beacon chain of at most eight validators with real SSZ trees. It hashes on its own and shares no code with
/// `src/ssz`. What the pool never looks at is constant nodes, named by their generalized index.
///
///                          1
///              2                       3
///        4            5 ..... 2828 (execution block hash)
///     8     9
///        18   19
///      36 37 38 39
///        75  76            75 validators, 76 balances
contract BeaconMock is CommonBase {
    struct Validator {
        bytes pubkey;
        bytes32 credentials;
        uint64 balanceGwei;
        uint16 effectiveEther;
        bool slashed;
        uint32 eligibilityEpoch;
        uint32 activationEpoch;
        uint32 exitEpoch;
        uint32 withdrawableEpoch;
    }

    uint32 public constant FAR_FUTURE = type(uint32).max;
    address private constant ROOTS = 0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02;

    Validator[] private _validators;
    bytes32[41] private _zeroHashes;
    bytes32 private _executionBlockHash;
    BeaconHeader private _header;

    constructor() {
        for (uint256 depth = 1; depth < 41; ++depth) {
            _zeroHashes[depth] = _pair(_zeroHashes[depth - 1], _zeroHashes[depth - 1]);
        }
    }

    /* THE CHAIN'S STATE */

    /// A validator as the chain makes one of a deposit of `balanceGwei`: not yet eligible.
    function add(bytes32 credentials, uint64 balanceGwei) external returns (uint256 index) {
        index = _validators.length;
        require(index < 8, "the mock has room for eight");
        bytes memory pubkey = bytes.concat(keccak256(abi.encode("key", index)), bytes16(keccak256(abi.encode(index))));
        _validators.push(
            Validator({
                pubkey: pubkey,
                credentials: credentials,
                balanceGwei: balanceGwei,
                effectiveEther: uint16(balanceGwei / 1e9),
                slashed: false,
                eligibilityEpoch: FAR_FUTURE,
                activationEpoch: FAR_FUTURE,
                exitEpoch: FAR_FUTURE,
                withdrawableEpoch: FAR_FUTURE
            })
        );
    }

    function set(uint256 index, Validator memory validator) external {
        _validators[index] = validator;
    }

    function setBalance(uint256 index, uint64 balanceGwei) external {
        _validators[index].balanceGwei = balanceGwei;
    }

    function activate(uint256 index, uint32 epoch) external {
        (_validators[index].eligibilityEpoch, _validators[index].activationEpoch) = (epoch, epoch);
        _validators[index].effectiveEther = uint16(_validators[index].balanceGwei / 1e9);
    }

    function exit(uint256 index, uint32 exitEpoch, uint32 withdrawableEpoch) external {
        (_validators[index].exitEpoch, _validators[index].withdrawableEpoch) = (exitEpoch, withdrawableEpoch);
    }

    function get(uint256 index) external view returns (Validator memory) {
        return _validators[index];
    }

    function length() external view returns (uint256) {
        return _validators.length;
    }

    /* BLOCKS */

    /// Makes the present state that of the block of `slot`, the parent of the present execution block: its root is
    /// known under the present timestamp, and the hash of its payload is that of the previous execution block.
    function publish(uint64 slot) external returns (BeaconHeader memory) {
        _executionBlockHash = keccak256(abi.encode("payload", slot));
        vm.setBlockhash(vm.getBlockNumber() - 1, _executionBlockHash);
        _header = BeaconHeader({
            slot: slot,
            proposerIndex: 7,
            parentRoot: keccak256("parent"),
            stateRoot: _stateRoot(),
            bodyRoot: keccak256("body")
        });
        BeaconRootsMock(ROOTS).set(vm.getBlockTimestamp(), headerRoot(_header));
        return _header;
    }

    function headerRoot(BeaconHeader memory header) public pure returns (bytes32) {
        return _pair(
            _pair(
                _pair(_littleEndian(header.slot), _littleEndian(header.proposerIndex)),
                _pair(header.parentRoot, header.stateRoot)
            ),
            _pair(_pair(header.bodyRoot, 0), _pair(0, 0))
        );
    }

    /* STREAMS */

    function executionStream() external view returns (bytes memory stream) {
        stream = bytes.concat(_executionBlockHash, _constant(2829), _constant(1415), _constant(706), _constant(352));
        stream = bytes.concat(stream, _constant(177), _constant(89), _constant(45), _constant(23), _constant(10));
        return bytes.concat(stream, _four(), _constant(3));
    }

    function containersStream(uint256[] memory indices) external view returns (bytes memory stream) {
        (, uint256 depth, bytes memory siblings) = _validatorsTree(indices);
        stream = bytes.concat(bytes8(uint64(_validators.length)), bytes2(uint16(indices.length)), bytes1(uint8(depth)));
        (bytes32 balances,,,) = _balancesTree(new uint256[](0));
        bytes32 nineteen = _pair(_pair(balances, _constant(77)), _constant(39));
        stream = bytes.concat(stream, _indices(indices), _records(indices), siblings);
        return bytes.concat(stream, _constant(74), _constant(36), nineteen, _constant(8), _five(), _constant(3));
    }

    function validatorsStream(uint256[] memory indices) external view returns (bytes memory stream) {
        (, uint256 depth, bytes memory siblings) = _validatorsTree(indices);
        (, uint256 balancesDepth, bytes memory chunks, bytes memory balancesSiblings) = _balancesTree(indices);
        stream = bytes.concat(bytes8(uint64(_validators.length)), bytes2(uint16(indices.length)), bytes1(uint8(depth)));
        stream = bytes.concat(stream, bytes1(uint8(balancesDepth)), _indices(indices), chunks, balancesSiblings);
        stream = bytes.concat(stream, _records(indices), siblings, _constant(74), _constant(77), _constant(36));
        return bytes.concat(stream, _constant(39), _constant(8), _five(), _constant(3));
    }

    function _indices(uint256[] memory indices) private pure returns (bytes memory packed) {
        for (uint256 i = 0; i < indices.length; ++i) {
            packed = bytes.concat(packed, bytes4(uint32(indices[i])));
        }
    }

    function _records(uint256[] memory indices) private view returns (bytes memory packed) {
        for (uint256 i = 0; i < indices.length; ++i) {
            Validator memory v = _validators[indices[i]];
            packed = bytes.concat(packed, pubkeyRoot(v.pubkey), bytes2(v.effectiveEther), bytes1(v.slashed ? 1 : 0));
            packed = bytes.concat(packed, bytes4(v.eligibilityEpoch), bytes4(v.activationEpoch));
            packed = bytes.concat(packed, bytes4(v.exitEpoch), bytes4(v.withdrawableEpoch));
        }
    }

    /* TREES */

    function pubkeyRoot(bytes memory pubkey) public pure returns (bytes32) {
        return sha256(bytes.concat(pubkey, bytes16(0)));
    }

    function _stateRoot() private view returns (bytes32) {
        return _pair(_pair(_four(), _five()), _constant(3));
    }

    function _four() private view returns (bytes32) {
        (bytes32 validators,,) = _validatorsTree(new uint256[](0));
        (bytes32 balances,,,) = _balancesTree(new uint256[](0));
        bytes32 eighteen = _pair(_constant(36), _pair(_constant(74), validators));
        bytes32 nineteen = _pair(_pair(balances, _constant(77)), _constant(39));
        return _pair(_constant(8), _pair(eighteen, nineteen));
    }

    function _five() private view returns (bytes32 node) {
        node = _pair(_executionBlockHash, _constant(2829)); // 1414
        node = _pair(node, _constant(1415)); // 707
        node = _pair(_constant(706), node); // 353
        node = _pair(_constant(352), node); // 176
        node = _pair(node, _constant(177)); // 88
        node = _pair(node, _constant(89)); // 44
        node = _pair(node, _constant(45)); // 22
        node = _pair(node, _constant(23)); // 11
        return _pair(_constant(10), node); // 5
    }

    function _validatorsTree(uint256[] memory indices) private view returns (bytes32 root, uint256, bytes memory) {
        uint256 depth = _depth(_validators.length);
        (bytes32[] memory nodes, bool[] memory known) = (new bytes32[](1 << depth), new bool[](1 << depth));
        for (uint256 i = 0; i < _validators.length; ++i) {
            nodes[i] = _container(_validators[i]);
        }
        for (uint256 i = 0; i < indices.length; ++i) {
            known[indices[i]] = true;
        }
        bytes memory siblings = _reduce(nodes, known);
        return (_climb(nodes[0], depth, 40), depth, siblings);
    }

    function _balancesTree(uint256[] memory indices)
        private
        view
        returns (bytes32 root, uint256 depth, bytes memory chunks, bytes memory siblings)
    {
        depth = _depth((_validators.length + 3) / 4);
        (bytes32[] memory nodes, bool[] memory known) = (new bytes32[](1 << depth), new bool[](1 << depth));
        for (uint256 i = 0; i < _validators.length; ++i) {
            nodes[i / 4] |= _littleEndian(_validators[i].balanceGwei) >> (64 * (i % 4));
        }
        for (uint256 i = 0; i < indices.length; ++i) {
            if (!known[indices[i] / 4]) chunks = bytes.concat(chunks, nodes[indices[i] / 4]);
            known[indices[i] / 4] = true;
        }
        siblings = _reduce(nodes, known);
        root = _climb(nodes[0], depth, 38);
    }

    function _container(Validator memory v) private pure returns (bytes32) {
        return _pair(
            _pair(
                _pair(pubkeyRoot(v.pubkey), v.credentials),
                _pair(_littleEndian(uint64(v.effectiveEther) * 1e9), _littleEndian(v.slashed ? 1 : 0))
            ),
            _pair(
                _pair(_epoch(v.eligibilityEpoch), _epoch(v.activationEpoch)),
                _pair(_epoch(v.exitEpoch), _epoch(v.withdrawableEpoch))
            )
        );
    }

    /// Hashes `nodes` up to nodes[0] and collects what a proof of the known ones needs.
    function _reduce(bytes32[] memory nodes, bool[] memory known) private pure returns (bytes memory siblings) {
        for (uint256 width = nodes.length; width > 1; width /= 2) {
            for (uint256 i = 0; i < width; i += 2) {
                if (known[i] != known[i + 1]) siblings = bytes.concat(siblings, known[i] ? nodes[i + 1] : nodes[i]);
                nodes[i / 2] = _pair(nodes[i], nodes[i + 1]);
                known[i / 2] = known[i] || known[i + 1];
            }
        }
    }

    function _climb(bytes32 root, uint256 depth, uint256 limitDepth) private view returns (bytes32) {
        for (; depth < limitDepth; ++depth) {
            root = _pair(root, _zeroHashes[depth]);
        }
        return _pair(root, _littleEndian(uint64(_validators.length)));
    }

    function _depth(uint256 leaves) private pure returns (uint256 depth) {
        while (1 << depth < leaves) ++depth;
    }

    function _epoch(uint32 epoch) private pure returns (bytes32) {
        return _littleEndian(epoch == FAR_FUTURE ? type(uint64).max : epoch);
    }

    function _littleEndian(uint64 value) private pure returns (bytes32 chunk) {
        for (uint256 i = 0; i < 8; ++i) {
            chunk |= bytes32(bytes1(uint8(value >> (8 * i)))) >> (8 * i);
        }
    }

    function _constant(uint256 gindex) private pure returns (bytes32) {
        return keccak256(abi.encode("node", gindex));
    }

    function _pair(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return sha256(bytes.concat(left, right));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Vm} from "forge-std/Vm.sol";
import {BeaconHeader} from "../../src/libraries/BeaconRoots.sol";
import {Predeploys} from "./Predeploys.sol";
import {SszTree} from "./SszTree.sol";

/// A beacon chain as far as the pool can see it: validators and balances in a real Fulu state tree whose other nodes
/// are noise, one sealed state before every execution block, and proofs of it in the calldata format.
/// A stream is built from the validators as they are, so ask for it before the next change.
contract BeaconMock {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    uint32 public constant FAR_FUTURE = type(uint32).max;
    uint256 public constant GENESIS_AT = 1_700_000_004;
    uint256 public constant SECONDS_PER_SLOT = 12;
    uint256 public constant SLOTS_PER_EPOCH = 8;

    struct Validator {
        bytes32 pubkeyRoot;
        bytes32 credentials;
        uint64 balanceGwei;
        uint16 effectiveEther;
        bool slashed;
        uint32 eligibility;
        uint32 activation;
        uint32 exit;
        uint32 withdrawable;
    }

    struct Seal {
        BeaconHeader header;
        bytes32 blockHash;
        bytes32 node4;
        bytes32 node5;
    }

    uint256 public slot;
    Validator[] private _validators;
    mapping(uint256 timestamp => Seal) private _seals;

    constructor(uint256 startSlot) {
        slot = startSlot;
        Predeploys.install();
        VM.warp(GENESIS_AT + startSlot * SECONDS_PER_SLOT);
        VM.roll(1_000);
        advance(1);
    }

    /* CHAIN */

    /// Seals the present state and starts the execution block `slots` later; the slots between are missed.
    function advance(uint256 slots) public {
        Seal memory seal = _seal(VM.getBlockNumber());
        slot += slots;
        VM.warp(timestamp());
        VM.roll(VM.getBlockNumber() + 1);
        VM.setBlockhash(VM.getBlockNumber() - 1, seal.blockHash);
        Predeploys.pushBeaconRoot(headerRoot(seal.header));
        _seals[timestamp()] = seal;
    }

    function timestamp() public view returns (uint256) {
        return GENESIS_AT + slot * SECONDS_PER_SLOT;
    }

    function epoch() external view returns (uint256) {
        return slot / SLOTS_PER_EPOCH;
    }

    /// The header whose root EIP-4788 keeps under `at`.
    function headerAt(uint256 at) external view returns (BeaconHeader memory) {
        return _seals[at].header;
    }

    function headerRoot(BeaconHeader memory header) public pure returns (bytes32) {
        bytes32 left = SszTree.pair(
            SszTree.pair(SszTree.littleEndian(header.slot), SszTree.littleEndian(header.proposerIndex)),
            SszTree.pair(header.parentRoot, header.stateRoot)
        );
        bytes32 right = SszTree.pair(SszTree.pair(header.bodyRoot, 0), SszTree.pair(0, 0));
        return SszTree.pair(left, right);
    }

    /* VALIDATORS */

    function add(bytes memory pubkey, bytes32 credentials, uint64 balanceGwei) external returns (uint256 index) {
        index = _validators.length;
        _validators.push(
            Validator({
                pubkeyRoot: sha256(abi.encodePacked(pubkey, bytes16(0))),
                credentials: credentials,
                balanceGwei: balanceGwei,
                effectiveEther: uint16(balanceGwei / 1e9),
                slashed: false,
                eligibility: FAR_FUTURE,
                activation: FAR_FUTURE,
                exit: FAR_FUTURE,
                withdrawable: FAR_FUTURE
            })
        );
    }

    function get(uint256 index) external view returns (Validator memory) {
        return _validators[index];
    }

    function set(uint256 index, Validator memory validator) external {
        _validators[index] = validator;
    }

    function setBalance(uint256 index, uint64 balanceGwei) external {
        _validators[index].balanceGwei = balanceGwei;
    }

    function credit(uint256 index, uint64 amountGwei) external {
        Validator storage validator = _validators[index];
        validator.balanceGwei += amountGwei;
        validator.effectiveEther = uint16(validator.balanceGwei / 1e9);
    }

    function activate(uint256 index) external {
        (_validators[index].eligibility, _validators[index].activation) =
        (uint32(slot / SLOTS_PER_EPOCH), uint32(slot / SLOTS_PER_EPOCH));
    }

    function exit(uint256 index, uint32 exitEpoch, uint32 withdrawableEpoch) external {
        (_validators[index].exit, _validators[index].withdrawable) = (exitEpoch, withdrawableEpoch);
    }

    function count() external view returns (uint256) {
        return _validators.length;
    }

    /* STREAMS */

    function executionStream(uint256 at) external view returns (bytes memory stream) {
        Seal storage seal = _seals[at];
        uint256 sealedSlot = seal.header.slot;
        stream = abi.encodePacked(seal.blockHash);
        for (uint256 gindex = 2828; gindex > 5; gindex >>= 1) {
            stream = abi.encodePacked(stream, _noise(gindex ^ 1, sealedSlot));
        }
        stream = abi.encodePacked(stream, seal.node4, _noise(3, sealedSlot));
    }

    function containersStream(uint256 at, uint256[] memory indices) external view returns (bytes memory) {
        uint256 sealedSlot = _seals[at].header.slot;
        uint256 depth = SszTree.depthFor(_validators.length);
        return abi.encodePacked(
            abi.encodePacked(uint64(_validators.length), uint16(indices.length), uint8(depth)),
            _indices(indices),
            _records(indices),
            SszTree.siblings(SszTree.build(_containers(), depth), indices),
            abi.encodePacked(_noise(74, sealedSlot), _noise(36, sealedSlot), _balancesSide(sealedSlot)),
            abi.encodePacked(_noise(8, sealedSlot), _seals[at].node5, _noise(3, sealedSlot))
        );
    }

    function validatorsStream(uint256 at, uint256[] memory indices) external view returns (bytes memory) {
        uint256 sealedSlot = _seals[at].header.slot;
        uint256 depth = SszTree.depthFor(_validators.length);
        return abi.encodePacked(
            abi.encodePacked(uint64(_validators.length), uint16(indices.length), uint8(depth), _balancesDepth()),
            _indices(indices),
            _balances(indices),
            _records(indices),
            SszTree.siblings(SszTree.build(_containers(), depth), indices),
            abi.encodePacked(_noise(74, sealedSlot), _noise(77, sealedSlot), _noise(36, sealedSlot)),
            abi.encodePacked(_noise(39, sealedSlot), _noise(8, sealedSlot), _seals[at].node5, _noise(3, sealedSlot))
        );
    }

    /* TREE */

    function _seal(uint256 blockNumber) private view returns (Seal memory seal) {
        seal.blockHash = keccak256(abi.encode("execution block", blockNumber, slot));
        bytes32 node = seal.blockHash;
        for (uint256 gindex = 2828; gindex > 5; gindex >>= 1) {
            bytes32 sibling = _noise(gindex ^ 1, slot);
            node = gindex % 2 == 0 ? SszTree.pair(node, sibling) : SszTree.pair(sibling, node);
        }
        seal.node5 = node;
        seal.node4 = SszTree.pair(_noise(8, slot), SszTree.pair(_validatorsSide(slot), _balancesSide(slot)));
        bytes32 stateRoot = SszTree.pair(SszTree.pair(seal.node4, seal.node5), _noise(3, slot));
        seal.header = BeaconHeader({
            slot: uint64(slot),
            proposerIndex: uint64(uint256(_noise(1, slot))),
            parentRoot: keccak256(abi.encode("parent", slot)),
            stateRoot: stateRoot,
            bodyRoot: keccak256(abi.encode("body", slot))
        });
    }

    /// Node 18.
    function _validatorsSide(uint256 sealedSlot) private view returns (bytes32) {
        uint256 depth = SszTree.depthFor(_validators.length);
        bytes32 root = SszTree.build(_containers(), depth)[1];
        bytes32 node = SszTree.pair(_noise(74, sealedSlot), SszTree.listRoot(root, depth, 40, _validators.length));
        return SszTree.pair(_noise(36, sealedSlot), node);
    }

    /// Node 19.
    function _balancesSide(uint256 sealedSlot) private view returns (bytes32) {
        bytes32 root = SszTree.build(_chunks(), _balancesDepth())[1];
        bytes32 node =
            SszTree.pair(SszTree.listRoot(root, _balancesDepth(), 38, _validators.length), _noise(77, sealedSlot));
        return SszTree.pair(node, _noise(39, sealedSlot));
    }

    function _noise(uint256 gindex, uint256 sealedSlot) private pure returns (bytes32) {
        return keccak256(abi.encode(gindex, sealedSlot));
    }

    function _balancesDepth() private view returns (uint8) {
        return uint8(SszTree.depthFor((_validators.length + 3) / 4));
    }

    function _containers() private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](_validators.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            leaves[i] = _container(_validators[i]);
        }
    }

    function _container(Validator memory v) private pure returns (bytes32) {
        bytes32 left = SszTree.pair(
            SszTree.pair(v.pubkeyRoot, v.credentials),
            SszTree.pair(
                SszTree.littleEndian(uint256(v.effectiveEther) * 1e9), bytes32(bytes1(uint8(v.slashed ? 1 : 0)))
            )
        );
        bytes32 right = SszTree.pair(
            SszTree.pair(_epochChunk(v.eligibility), _epochChunk(v.activation)),
            SszTree.pair(_epochChunk(v.exit), _epochChunk(v.withdrawable))
        );
        return SszTree.pair(left, right);
    }

    function _epochChunk(uint32 value) private pure returns (bytes32) {
        return SszTree.littleEndian(value == FAR_FUTURE ? type(uint64).max : value);
    }

    function _chunks() private view returns (bytes32[] memory chunks) {
        chunks = new bytes32[]((_validators.length + 3) / 4);
        for (uint256 i = 0; i < _validators.length; ++i) {
            chunks[i / 4] |= SszTree.littleEndian(_validators[i].balanceGwei) >> (64 * (i % 4));
        }
    }

    function _indices(uint256[] memory indices) private pure returns (bytes memory packed) {
        for (uint256 i = 0; i < indices.length; ++i) {
            packed = abi.encodePacked(packed, uint32(indices[i]));
        }
    }

    function _records(uint256[] memory indices) private view returns (bytes memory packed) {
        for (uint256 i = 0; i < indices.length; ++i) {
            Validator memory v = _validators[indices[i]];
            packed = abi.encodePacked(
                packed, v.pubkeyRoot, v.effectiveEther, v.slashed, v.eligibility, v.activation, v.exit, v.withdrawable
            );
        }
    }

    /// Distinct chunks in ascending order, then their siblings.
    function _balances(uint256[] memory indices) private view returns (bytes memory packed) {
        bytes32[] memory chunks = _chunks();
        uint256[] memory positions = new uint256[](indices.length);
        uint256 distinct;
        for (uint256 i = 0; i < indices.length; ++i) {
            if (distinct != 0 && positions[distinct - 1] == indices[i] / 4) continue;
            positions[distinct++] = indices[i] / 4;
            packed = abi.encodePacked(packed, chunks[indices[i] / 4]);
        }
        assembly ("memory-safe") {
            mstore(positions, distinct)
        }
        return abi.encodePacked(packed, SszTree.siblings(SszTree.build(chunks, _balancesDepth()), positions));
    }
}

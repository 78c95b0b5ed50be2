// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {ILayout} from "../../../src/interfaces/ILayout.sol";
import {FuluLayout} from "../../../src/layouts/FuluLayout.sol";
import {Multiproof} from "../../../src/ssz/Multiproof.sol";
import {ValidatorFact} from "../../../src/types/ValidatorFact.sol";
import {BeaconMock} from "../../utils/BeaconMock.sol";
import {Facts} from "../../utils/Facts.sol";

/// Against trees built in `BeaconMock`; the reference SSZ library's are in FuluFixtures.t.sol.
/// forge-config: default.fuzz.runs = 64
contract FuluLayoutTest is Test {
    uint256 private constant MAX_VALIDATORS = 21;
    /// Byte places in the streams' heads.
    uint256 private constant COUNT_BYTES = 9;
    uint256 private constant VALIDATORS_DEPTH_BYTE = 10;
    uint256 private constant BALANCES_DEPTH_BYTE = 11;

    FuluLayout private layout;
    BeaconMock private beacon;

    struct Proof {
        bytes32 stateRoot;
        uint256[] indices;
        bytes32[] credentials;
        bytes containers;
        bytes balances;
        bytes execution;
    }

    function setUp() public {
        layout = FuluLayout(deployCode("FuluLayout.sol:FuluLayout"));
    }

    function testFuzz_prove_givesTheStatesFacts(uint256 seed, uint256 length, uint256 mask) public {
        Proof memory proof = _proof(seed, length, mask);
        (ValidatorFact[] memory containers, bytes32[] memory keysOfContainers) =
            layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        (ValidatorFact[] memory facts, bytes32[] memory keys) =
            layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        uint256[] memory indices = layout.indicesOf(proof.balances);
        assertEq(facts.length, proof.indices.length, "one fact for each");
        for (uint256 i = 0; i < facts.length; ++i) {
            BeaconMock.Validator memory v = beacon.get(proof.indices[i]);
            Facts.Fields memory fields = Facts.Fields(
                uint32(proof.indices[i]),
                v.balanceGwei,
                v.effectiveEther,
                v.slashed,
                v.eligibility,
                v.activation,
                v.exit,
                v.withdrawable
            );
            assertEq(indices[i], proof.indices[i], "index");
            assertEq(ValidatorFact.unwrap(facts[i]), ValidatorFact.unwrap(Facts.pack(fields)), "fact");
            fields.balanceGwei = 0;
            assertEq(ValidatorFact.unwrap(containers[i]), ValidatorFact.unwrap(Facts.pack(fields)), "container");
            assertEq(keys[i], v.pubkeyRoot, "key");
            assertEq(keysOfContainers[i], v.pubkeyRoot, "key of the container");
        }
    }

    function testFuzz_executionBlockHash_isTheStates(uint256 seed, uint256 at) public {
        Proof memory proof = _proof(seed, 5, 1);
        bytes32 expected = blockhash(vm.getBlockNumber() - 1);
        assertEq(layout.executionBlockHash(proof.stateRoot, proof.execution), expected, "hash of the parent block");
        _flip(proof.execution, at);
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.executionBlockHash(proof.stateRoot, proof.execution);
    }

    /// forge-config: default.fuzz.runs = 256
    function testFuzz_prove_RevertWhen_anyByteIsAnother(uint256 seed, uint256 length, uint256 mask, uint256 at) public {
        Proof memory proof = _proof(seed, length, mask);
        _flip(proof.containers, at);
        _flip(proof.balances, at);
        _expectRefused(proof, true, true);
    }

    function testFuzz_prove_RevertWhen_streamIsCutOrExtended(uint256 seed, uint256 length, uint256 mask, uint256 bytes_)
        public
    {
        Proof memory proof = _proof(seed, length, mask);
        layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        (bytes memory containers, bytes memory balances) = (proof.containers, proof.balances);
        bytes memory tail = new bytes(bound(bytes_, 1, 64));
        proof.containers = abi.encodePacked(containers, tail);
        proof.balances = abi.encodePacked(balances, tail);
        _expectLength(proof, containers.length, balances.length);
        // Cut off in the siblings: the positions are still read as they were.
        uint256 cut = bound(bytes_, 1, 192);
        (proof.containers, proof.balances) = (_cut(containers, cut), _cut(balances, cut));
        _expectLength(proof, containers.length, balances.length);
    }

    function testFuzz_prove_RevertWhen_streamIsCutAnywhere(uint256 seed, uint256 length, uint256 mask, uint256 bytes_)
        public
    {
        Proof memory proof = _proof(seed, length, mask);
        proof.containers = _cut(proof.containers, bound(bytes_, 1, proof.containers.length));
        proof.balances = _cut(proof.balances, bound(bytes_, 1, proof.balances.length));
        _expectRefused(proof, true, true);
    }

    function testFuzz_prove_RevertWhen_credentialsAreForeign(
        uint256 seed,
        uint256 length,
        uint256 mask,
        bytes32 foreign
    ) public {
        Proof memory proof = _proof(seed, length, mask);
        layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        uint256 at = uint256(foreign) % proof.credentials.length;
        vm.assume(proof.credentials[at] != foreign);
        proof.credentials[at] = foreign;
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
    }

    function testFuzz_prove_RevertWhen_rootIsAnother(uint256 seed, uint256 length, uint256 mask, bytes32 other) public {
        Proof memory proof = _proof(seed, length, mask);
        vm.assume(other != proof.stateRoot);
        bytes memory refused = abi.encodeWithSelector(ILayout.WrongRoot.selector, proof.stateRoot, other);
        vm.expectRevert(refused);
        layout.proveContainers(other, proof.credentials, proof.containers);
        vm.expectRevert(refused);
        layout.proveValidators(other, proof.credentials, proof.balances);
        vm.expectRevert(refused);
        layout.executionBlockHash(other, proof.execution);
    }

    /// Each depth is a byte the prover chooses: a deeper tree ends inside the elements.
    function testFuzz_prove_RevertWhen_deeperThanList(uint256 seed, uint8 depth) public {
        Proof memory proof = _proof(seed, 9, 1);
        bytes memory containers = proof.containers;
        bytes memory balances = proof.balances;
        containers[VALIDATORS_DEPTH_BYTE] = bytes1(uint8(bound(depth, 41, 255)));
        _expectDeeper(proof, uint8(containers[VALIDATORS_DEPTH_BYTE]), 40, true);
        balances[BALANCES_DEPTH_BYTE] = bytes1(uint8(bound(depth, 39, 255)));
        _expectDeeper(proof, uint8(balances[BALANCES_DEPTH_BYTE]), 38, false);
    }

    /// Positions beyond the length hold zeros; no container hashes to zero.
    function testFuzz_prove_RevertWhen_indexIsBeyondLength(uint256 seed, uint256 length) public {
        length = bound(length, 1, MAX_VALIDATORS);
        Proof memory proof = _proof(seed, length, 1 << (length - 1));
        bytes memory balances = proof.balances;
        // index + 1: in the same or the next chunk, within the occupied tree unless it is full
        balances[15] = bytes1(uint8(length));
        vm.expectRevert();
        layout.proveValidators(proof.stateRoot, proof.credentials, balances);
    }

    function testFuzz_prove_RevertWhen_indicesDoNotAscend(uint256 seed, uint256 mask) public {
        Proof memory proof = _proof(seed, 16, mask | 3);
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        bytes memory refused = abi.encodeWithSelector(ILayout.NotAscending.selector, 0, 0);
        proof.balances[19] = 0; // the second index, 1, becomes 0 like the first
        vm.expectRevert(refused);
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        vm.expectRevert(refused);
        layout.indicesOf(proof.balances);
        proof.containers[18] = 0;
        vm.expectRevert(refused);
        layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        proof.balances[15] = 0x02; // 2 before 0
        vm.expectRevert(abi.encodeWithSelector(ILayout.NotAscending.selector, 2, 0));
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
    }

    function test_prove_RevertWhen_empty() public {
        Proof memory proof = _proof(1, 5, 1);
        proof.balances[COUNT_BYTES] = 0;
        proof.containers[COUNT_BYTES] = 0;
        bytes memory refused = abi.encodeWithSelector(ILayout.NotAscending.selector, 0, 0);
        vm.expectRevert(refused);
        layout.proveValidators(proof.stateRoot, new bytes32[](0), proof.balances);
        vm.expectRevert(refused);
        layout.proveContainers(proof.stateRoot, new bytes32[](0), proof.containers);
        vm.expectRevert(refused);
        layout.indicesOf(proof.balances);
        vm.expectRevert(refused);
        layout.indicesOf("");
    }

    function testFuzz_prove_RevertWhen_countIsAnother(uint256 seed, uint256 mask, uint256 other) public {
        Proof memory proof = _proof(seed, 16, mask);
        uint256 count = proof.indices.length;
        other = bound(other, 0, 20);
        vm.assume(other != count);
        bytes memory refused = abi.encodeWithSelector(ILayout.WrongCount.selector, count, other);
        vm.expectRevert(refused);
        layout.proveValidators(proof.stateRoot, new bytes32[](other), proof.balances);
        vm.expectRevert(refused);
        layout.proveContainers(proof.stateRoot, new bytes32[](other), proof.containers);
    }

    /// M6: whatever the gas, the answer is right or there is none.
    function test_prove_RevertWhen_outOfGas() public {
        Proof memory proof = _proof(7, 16, 0x8421);
        bytes memory right =
            abi.encodeCall(ILayout.proveValidators, (proof.stateRoot, proof.credentials, proof.balances));
        (, bytes memory answer) = address(layout).staticcall(right);
        uint256 refused;
        uint256 passed;
        for (uint256 gasLimit = 1_000; gasLimit <= 200_000; gasLimit += 500) {
            (bool success, bytes memory data) = address(layout).staticcall{gas: gasLimit}(right);
            if (!success) ++refused;
            else ++passed;
            if (success) assertEq(data, answer, vm.toString(gasLimit));
        }
        assertGt(refused, 0, "some limits are too low");
        assertGt(passed, 0, "and some are enough");
    }

    /* HELPERS */

    /// A state with `length` validators of noise and proofs for those `mask` names; the first if it names none.
    function _proof(uint256 seed, uint256 length, uint256 mask) private returns (Proof memory proof) {
        length = bound(length, 1, MAX_VALIDATORS);
        beacon = BeaconMock(deployCode("BeaconMock.sol:BeaconMock", abi.encode(1 + seed % 1e9)));
        for (uint256 i = 0; i < length; ++i) {
            _addNoise(seed, i);
        }
        beacon.advance(1);
        _choose(proof, length, mask);
        uint256 at = vm.getBlockTimestamp();
        proof.stateRoot = beacon.headerAt(at).stateRoot;
        proof.containers = beacon.containersStream(at, proof.indices);
        proof.balances = beacon.validatorsStream(at, proof.indices);
        proof.execution = beacon.executionStream(at);
    }

    function _choose(Proof memory proof, uint256 length, uint256 mask) private view {
        mask &= 2 ** length - 1;
        if (mask == 0) mask = 1;
        uint256 count;
        for (uint256 rest = mask; rest != 0; rest &= rest - 1) {
            ++count;
        }
        (proof.indices, proof.credentials) = (new uint256[](count), new bytes32[](count));
        count = 0;
        for (uint256 i = 0; i < length; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            proof.indices[count] = i;
            proof.credentials[count++] = beacon.get(i).credentials;
        }
    }

    function _addNoise(uint256 seed, uint256 i) private {
        uint256 noise = uint256(keccak256(abi.encode(seed, i)));
        beacon.add(abi.encodePacked(noise, bytes16(0)), keccak256(abi.encode(noise)), uint64(noise));
        BeaconMock.Validator memory v = beacon.get(i);
        (v.effectiveEther, v.slashed) = (uint16(noise >> 64), noise >> 80 & 1 == 1);
        // Half of the epochs are far-future.
        v.eligibility = noise >> 81 & 1 == 1 ? type(uint32).max : uint32(noise >> 96);
        v.activation = noise >> 82 & 1 == 1 ? type(uint32).max : uint32(noise >> 128);
        v.exit = noise >> 83 & 1 == 1 ? type(uint32).max : uint32(noise >> 160);
        v.withdrawable = noise >> 84 & 1 == 1 ? type(uint32).max : uint32(noise >> 192);
        beacon.set(i, v);
    }

    /// Another byte somewhere. Where the byte is an entry of a validator that hashes alike there is none: every byte of
    /// a stream decides the root, an index, a length or a depth.
    function _flip(bytes memory stream, uint256 at) private pure {
        stream[at % stream.length] ^= bytes1(uint8(1 << (at >> 128) % 8));
    }

    function _cut(bytes memory stream, uint256 bytes_) private pure returns (bytes memory cut) {
        cut = new bytes(stream.length - bytes_);
        for (uint256 i = 0; i < cut.length; ++i) {
            cut[i] = stream[i];
        }
    }

    function _expectRefused(Proof memory proof, bool containers, bool balances) private {
        if (containers) {
            vm.expectRevert();
            layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        }
        if (balances) {
            vm.expectRevert();
            layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
        }
    }

    function _expectLength(Proof memory proof, uint256 containersRead, uint256 balancesRead) private {
        vm.expectRevert(
            abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, containersRead, proof.containers.length)
        );
        layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, balancesRead, proof.balances.length));
        layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
    }

    function _expectDeeper(Proof memory proof, uint256 depth, uint256 limit, bool containers) private {
        vm.expectRevert(abi.encodeWithSelector(Multiproof.DeeperThanList.selector, depth, limit));
        if (containers) layout.proveContainers(proof.stateRoot, proof.credentials, proof.containers);
        else layout.proveValidators(proof.stateRoot, proof.credentials, proof.balances);
    }
}

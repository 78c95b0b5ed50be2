// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {ILayout} from "../../../src/interfaces/ILayout.sol";
import {FuluLayout} from "../../../src/layouts/FuluLayout.sol";
import {BeaconHeader, BeaconRoots} from "../../../src/libraries/BeaconRoots.sol";
import {Multiproof} from "../../../src/ssz/Multiproof.sol";
import {ValidatorFact} from "../../../src/types/ValidatorFact.sol";

contract HeaderHarness {
    function verify(BeaconHeader calldata header, bytes32 root) external view {
        BeaconRoots.verify(header, root);
    }
}

/// Against Fulu states hashed by the reference SSZ library, with proofs made by packages/prover.
/// forge-config: default.fuzz.runs = 128
contract FuluFixturesTest is Test {
    using stdJson for string;

    string[4] private files = ["fulu-3", "fulu-66", "fulu-1000", "fulu-4097"];
    uint256 private constant CASES = 5;
    uint256 private constant LAST_CASE = 1;
    uint256 private constant NEIGHBOURS_CASE = 2;

    uint256 private constant VALIDATORS_LIMIT_DEPTH = 40;
    uint256 private constant BALANCES_LIMIT_DEPTH = 38;
    /// Places in the streams' heads.
    uint256 private constant COUNT_LOW_BYTE = 9;
    uint256 private constant VALIDATORS_DEPTH_BYTE = 10;
    uint256 private constant BALANCES_DEPTH_BYTE = 11;
    uint256 private constant CONTAINERS_HEAD_BYTES = 11;
    uint256 private constant VALIDATORS_HEAD_BYTES = 12;
    uint256 private constant CONTAINERS_STATE_SIBLINGS = 6;
    uint256 private constant VALIDATORS_STATE_SIBLINGS = 7;

    uint256 private constant MIN_GAS = 1_000;
    uint256 private constant MAX_GAS = 200_000;
    uint256 private constant GAS_STEP = 500;

    FuluLayout private layout;
    mapping(string file => string) private _json;

    struct Case {
        bytes32 stateRoot;
        uint256[] indices;
        bytes32[] credentials;
        bytes containers;
        bytes balances;
    }

    function setUp() public {
        layout = FuluLayout(deployCode("FuluLayout.sol:FuluLayout"));
        for (uint256 i = 0; i < files.length; ++i) {
            _json[files[i]] = vm.readFile(string.concat("contracts/test/fixtures/", files[i], ".json"));
        }
    }

    function test_prove_factsAreTheStates() public view {
        for (uint256 file = 0; file < files.length; ++file) {
            for (uint256 i = 0; i < CASES; ++i) {
                _checkFacts(file, i);
            }
        }
    }

    function test_bind_headerAndExecutionBlockHash() public {
        HeaderHarness harness = new HeaderHarness();
        for (uint256 file = 0; file < files.length; ++file) {
            string memory json = _json[files[file]];
            bytes32 stateRoot = json.readBytes32(".stateRoot");
            bytes32 blockHash = layout.executionBlockHash(stateRoot, json.readBytes(".executionBlockHashStream"));
            assertEq(blockHash, json.readBytes32(".executionBlockHash"), files[file]);
            BeaconHeader memory header = BeaconHeader({
                slot: uint64(json.readUint(".slot")),
                proposerIndex: uint64(json.readUint(".proposerIndex")),
                parentRoot: json.readBytes32(".parentRoot"),
                stateRoot: stateRoot,
                bodyRoot: json.readBytes32(".bodyRoot")
            });
            harness.verify(header, json.readBytes32(".headerRoot"));
        }
    }

    /// M2, M3: no byte of a true proof can be another one.
    function testFuzz_prove_RevertWhen_anyByteIsAnother(uint256 file, uint256 i, uint256 at) public {
        Case memory c = _case(file % files.length, i % CASES);
        bytes1 mask = bytes1(uint8(1 << (at >> 128) % 8));
        c.containers[at % c.containers.length] ^= mask;
        vm.expectRevert();
        layout.proveContainers(c.stateRoot, c.credentials, c.containers);
        c.balances[at % c.balances.length] ^= mask;
        vm.expectRevert();
        layout.proveValidators(c.stateRoot, c.credentials, c.balances);
    }

    function testFuzz_prove_RevertWhen_extended(uint256 file, uint256 i, uint256 more) public {
        Case memory c = _case(file % files.length, i % CASES);
        bytes memory tail = new bytes(bound(more, 1, 64));
        bytes memory longer = abi.encodePacked(c.containers, tail);
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, c.containers.length, longer.length));
        layout.proveContainers(c.stateRoot, c.credentials, longer);
        longer = abi.encodePacked(c.balances, tail);
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, c.balances.length, longer.length));
        layout.proveValidators(c.stateRoot, c.credentials, longer);
    }

    function testFuzz_prove_RevertWhen_credentialsAreForeign(uint256 file, uint256 i, bytes32 foreign) public {
        Case memory c = _case(file % files.length, i % CASES);
        uint256 at = uint256(foreign) % c.credentials.length;
        vm.assume(c.credentials[at] != foreign);
        c.credentials[at] = foreign;
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.proveContainers(c.stateRoot, c.credentials, c.containers);
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.proveValidators(c.stateRoot, c.credentials, c.balances);
    }

    function testFuzz_prove_RevertWhen_truncated(uint256 file, uint256 i, uint256 cut) public {
        Case memory c = _case(file % files.length, i % CASES);
        bytes memory shorter = _cut(c.containers, bound(cut, 1, c.containers.length));
        vm.expectRevert();
        layout.proveContainers(c.stateRoot, c.credentials, shorter);
        shorter = _cut(c.balances, bound(cut, 1, c.balances.length));
        vm.expectRevert();
        layout.proveValidators(c.stateRoot, c.credentials, shorter);
    }

    /// As long as the state's siblings alone are cut, everything before them is read as it was.
    function testFuzz_prove_RevertWhen_lastSiblingsAreCut(uint256 file, uint256 i, uint256 cut) public {
        Case memory c = _case(file % files.length, i % CASES);
        bytes memory shorter = _cut(c.containers, bound(cut, 1, CONTAINERS_STATE_SIBLINGS * 32));
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, c.containers.length, shorter.length));
        layout.proveContainers(c.stateRoot, c.credentials, shorter);
        shorter = _cut(c.balances, bound(cut, 1, VALIDATORS_STATE_SIBLINGS * 32));
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, c.balances.length, shorter.length));
        layout.proveValidators(c.stateRoot, c.credentials, shorter);
    }

    function testFuzz_prove_RevertWhen_rootIsAnother(uint256 file, uint256 i, bytes32 other) public {
        Case memory c = _case(file % files.length, i % CASES);
        vm.assume(other != c.stateRoot);
        bytes memory refused = abi.encodeWithSelector(ILayout.WrongRoot.selector, c.stateRoot, other);
        vm.expectRevert(refused);
        layout.proveContainers(other, c.credentials, c.containers);
        vm.expectRevert(refused);
        layout.proveValidators(other, c.credentials, c.balances);
    }

    function testFuzz_executionBlockHash_RevertWhen_streamIsAnother(uint256 file, uint256 at, uint256 more) public {
        string memory json = _json[files[file % files.length]];
        bytes32 stateRoot = json.readBytes32(".stateRoot");
        bytes memory stream = json.readBytes(".executionBlockHashStream");
        bytes memory other = abi.encodePacked(stream, new bytes(bound(more, 1, 64)));
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, stream.length, other.length));
        layout.executionBlockHash(stateRoot, other);
        other = _cut(stream, bound(more, 1, stream.length));
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, stream.length, other.length));
        layout.executionBlockHash(stateRoot, other);
        vm.expectRevert(abi.encodeWithSelector(ILayout.WrongRoot.selector, stateRoot, ~stateRoot));
        layout.executionBlockHash(~stateRoot, stream);
        stream[at % stream.length] ^= bytes1(uint8(1 << (at >> 128) % 8));
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        layout.executionBlockHash(stateRoot, stream);
    }

    function test_prove_RevertWhen_indicesRepeatOrFall() public {
        for (uint256 file = 0; file < files.length; ++file) {
            Case memory c = _case(file, NEIGHBOURS_CASE);
            (uint256 first, uint256 second) = (c.indices[0], c.indices[1]);
            _setIndex(c, 1, first);
            _expectBothRevert(c, abi.encodeWithSelector(ILayout.NotAscending.selector, first, first));
            _setIndex(c, 0, second);
            _expectBothRevert(c, abi.encodeWithSelector(ILayout.NotAscending.selector, second, first));
            vm.expectRevert(abi.encodeWithSelector(ILayout.NotAscending.selector, second, first));
            layout.indicesOf(c.balances);
        }
    }

    function testFuzz_prove_RevertWhen_credentialsAreOfAnotherNumber(uint256 file, uint256 i, uint256 given) public {
        Case memory c = _case(file % files.length, i % CASES);
        given = bound(given, 0, 20);
        vm.assume(given != c.indices.length);
        c.credentials = new bytes32[](given);
        _expectBothRevert(c, abi.encodeWithSelector(ILayout.WrongCount.selector, c.indices.length, given));
    }

    function test_prove_RevertWhen_streamNamesNone() public {
        Case memory c = _case(0, 0);
        c.credentials = new bytes32[](0);
        c.containers[COUNT_LOW_BYTE] = c.balances[COUNT_LOW_BYTE] = 0;
        bytes memory refused = abi.encodeWithSelector(ILayout.NotAscending.selector, 0, 0);
        _expectBothRevert(c, refused);
        (c.containers, c.balances) = ("", "");
        _expectBothRevert(c, refused);
        vm.expectRevert(refused);
        layout.indicesOf("");
    }

    /// The occupied tree's depth is the prover's to say, and no deeper than the list's.
    function testFuzz_prove_RevertWhen_deeperThanList(uint256 depth) public {
        Case memory c = _case(3, 0);
        depth = bound(depth, VALIDATORS_LIMIT_DEPTH + 1, type(uint8).max);
        c.containers[VALIDATORS_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(abi.encodeWithSelector(Multiproof.DeeperThanList.selector, depth, VALIDATORS_LIMIT_DEPTH));
        layout.proveContainers(c.stateRoot, c.credentials, c.containers);

        bytes memory balances = _case(3, 0).balances;
        balances[VALIDATORS_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(abi.encodeWithSelector(Multiproof.DeeperThanList.selector, depth, VALIDATORS_LIMIT_DEPTH));
        layout.proveValidators(c.stateRoot, c.credentials, balances);

        c.balances[BALANCES_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(abi.encodeWithSelector(Multiproof.DeeperThanList.selector, depth, BALANCES_LIMIT_DEPTH));
        layout.proveValidators(c.stateRoot, c.credentials, c.balances);
    }

    /// The last validator of 4,097 is alone in the right half of a tree of depth 13; of one of depth 12 it is outside.
    function testFuzz_prove_RevertWhen_outsideOccupiedTree(uint256 depth) public {
        Case memory c = _case(3, LAST_CASE);
        depth = bound(depth, 0, 12);
        bytes memory refused = abi.encodeWithSelector(Multiproof.OutsideOccupiedTree.selector, depth);
        c.containers[VALIDATORS_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(refused);
        layout.proveContainers(c.stateRoot, c.credentials, c.containers);
        bytes memory balances = _case(3, LAST_CASE).balances;
        balances[VALIDATORS_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(refused);
        layout.proveValidators(c.stateRoot, c.credentials, balances);
        depth = bound(depth, 0, 10);
        c.balances[BALANCES_DEPTH_BYTE] = bytes1(uint8(depth));
        vm.expectRevert(abi.encodeWithSelector(Multiproof.OutsideOccupiedTree.selector, depth));
        layout.proveValidators(c.stateRoot, c.credentials, c.balances);
    }

    /// M6: a sha256 that runs out of gas gives no facts rather than other ones.
    function test_prove_onlyTheRightFactsWhateverTheGas() public view {
        Case memory c = _case(3, LAST_CASE);
        _checkEachGas(abi.encodeCall(ILayout.proveContainers, (c.stateRoot, c.credentials, c.containers)));
        _checkEachGas(abi.encodeCall(ILayout.proveValidators, (c.stateRoot, c.credentials, c.balances)));
        bytes memory stream = _json[files[3]].readBytes(".executionBlockHashStream");
        _checkEachGas(abi.encodeCall(ILayout.executionBlockHash, (c.stateRoot, stream)));
    }

    function _checkEachGas(bytes memory data) private view {
        (bool isTrue, bytes memory right) = address(layout).staticcall(data);
        assertTrue(isTrue, "with enough gas the proof passes");
        uint256 refused;
        uint256 passed;
        for (uint256 gasLimit = MIN_GAS; gasLimit <= MAX_GAS; gasLimit += GAS_STEP) {
            (bool success, bytes memory answer) = address(layout).staticcall{gas: gasLimit}(data);
            if (success) assertEq(answer, right, vm.toString(gasLimit));
            if (success) ++passed;
            else ++refused;
        }
        assertGt(refused, 0, "some limits are too low");
        assertGt(passed, 0, "and some are enough");
    }

    function _expectBothRevert(Case memory c, bytes memory refused) private {
        vm.expectRevert(refused);
        layout.proveContainers(c.stateRoot, c.credentials, c.containers);
        vm.expectRevert(refused);
        layout.proveValidators(c.stateRoot, c.credentials, c.balances);
    }

    /// Writes the index at place `i` of both streams.
    function _setIndex(Case memory c, uint256 i, uint256 index) private pure {
        for (uint256 b = 0; b < 4; ++b) {
            bytes1 value = bytes1(uint8(index >> (24 - 8 * b)));
            c.containers[CONTAINERS_HEAD_BYTES + 4 * i + b] = value;
            c.balances[VALIDATORS_HEAD_BYTES + 4 * i + b] = value;
        }
    }

    function _cut(bytes memory stream, uint256 bytes_) private pure returns (bytes memory shorter) {
        shorter = new bytes(stream.length - bytes_);
        for (uint256 i = 0; i < shorter.length; ++i) {
            shorter[i] = stream[i];
        }
    }

    function _checkFacts(uint256 file, uint256 i) private view {
        Case memory c = _case(file, i);
        string memory label = string.concat(files[file], " case ", vm.toString(i));
        (ValidatorFact[] memory containers,) = layout.proveContainers(c.stateRoot, c.credentials, c.containers);
        (ValidatorFact[] memory facts,) = layout.proveValidators(c.stateRoot, c.credentials, c.balances);
        assertEq(layout.indicesOf(c.balances), c.indices, label);
        assertEq(_unwrap(containers), _read(file, i, ".containersFacts"), label);
        assertEq(_unwrap(facts), _read(file, i, ".facts"), label);
    }

    function _case(uint256 file, uint256 i) private view returns (Case memory c) {
        string memory json = _json[files[file]];
        string memory at = string.concat(".cases[", vm.toString(i), "]");
        c.stateRoot = json.readBytes32(".stateRoot");
        c.indices = json.readUintArray(string.concat(at, ".indices"));
        c.credentials = json.readBytes32Array(string.concat(at, ".credentials"));
        c.containers = json.readBytes(string.concat(at, ".containersStream"));
        c.balances = json.readBytes(string.concat(at, ".validatorsStream"));
    }

    function _read(uint256 file, uint256 i, string memory key) private view returns (uint256[] memory) {
        return _json[files[file]].readUintArray(string.concat(".cases[", vm.toString(i), "]", key));
    }

    function _unwrap(ValidatorFact[] memory facts) private pure returns (uint256[] memory words) {
        words = new uint256[](facts.length);
        for (uint256 i = 0; i < facts.length; ++i) {
            words[i] = ValidatorFact.unwrap(facts[i]);
        }
    }
}

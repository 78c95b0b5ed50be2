// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {ILayout} from "../../../src/interfaces/ILayout.sol";
import {FuluLayout} from "../../../src/layouts/FuluLayout.sol";
import {BeaconHeader, BeaconRoots} from "../../../src/libraries/BeaconRoots.sol";
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

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";
import {Pod} from "../../src/Pod.sol";
import {IPod} from "../../src/interfaces/IPod.sol";
import {PoolBase} from "../utils/PoolBase.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

contract PodTest is PoolBase {
    bytes private pubkey = abi.encodePacked(keccak256("key"), bytes16(keccak256("tail")));

    IPod private pod;

    function setUp() public override {
        super.setUp();
        Predeploys.install();
        address implementation = deployCode("Pod.sol:Pod", abi.encode(pool, validators));
        pod = IPod(LibClone.clone(implementation));
        vm.deal(validators, 1 ether);
    }

    /// EIP-7002: source, key, amount in little-endian.
    function testFuzz_requestWithdrawal_asksTheChain(uint64 amountGwei) public {
        vm.prank(validators);
        pod.requestWithdrawal{value: 1}(pubkey, amountGwei);
        bytes memory amount = new bytes(8);
        for (uint256 i = 0; i < 8; ++i) {
            amount[i] = bytes1(uint8(amountGwei >> (8 * i)));
        }
        assertEq(Predeploys.takeWithdrawalRequests(), abi.encodePacked(pod, pubkey, amount), "one request");
    }

    function testFuzz_requestWithdrawal_RevertWhen_callerIsNotTheRegistry(address caller) public {
        vm.assume(caller != validators);
        vm.deal(caller, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IPod.OnlyValidators.selector, caller));
        vm.prank(caller);
        pod.requestWithdrawal{value: 1}(pubkey, 0);
        vm.prank(validators);
        pod.requestWithdrawal{value: 1}(pubkey, 0);
    }

    function test_requestWithdrawal_RevertWhen_feeIsTooLow() public {
        Predeploys.setWithdrawalExcess(100);
        vm.startPrank(validators);
        vm.expectRevert(IPod.RequestRefused.selector);
        pod.requestWithdrawal{value: 1}(pubkey, 0);
        pod.requestWithdrawal{value: 1_000}(pubkey, 0);
    }

    function testFuzz_requestWithdrawal_RevertWhen_keyIsNot48Bytes(bytes memory other) public {
        vm.assume(other.length != 48);
        vm.startPrank(validators);
        vm.expectRevert(IPod.RequestRefused.selector);
        pod.requestWithdrawal{value: 1}(other, 0);
        pod.requestWithdrawal{value: 1}(pubkey, 0);
    }

    /// P15: whoever calls, a pod's ether goes to the pool.
    function testFuzz_sweep_goesToThePool(address caller, uint256 assets, uint256 fees) public {
        assets = bound(assets, 0, MAX_ASSETS);
        fees = bound(fees, 0, MAX_ASSETS);
        vm.deal(address(pod), assets); // withdrawals arrive without a call
        vm.deal(carol, fees);
        vm.prank(carol);
        (bool success,) = address(pod).call{value: fees}("");
        assertTrue(success, "fees arrive by a plain transfer");
        vm.prank(caller);
        assertEq(pod.sweep(), assets + fees, "moved");
        assertEq(address(pod).balance, 0, "all of it");
        assertEq(pool.idle(), SEED + assets + fees, "into idle");
        assertEq(pod.sweep(), 0, "nothing is left");
        assertEq(address(pool).balance, pool.idle(), "and every wei is counted");
    }

    function test_implementation_isLikeItsClones() public {
        Pod implementation = Pod(payable(deployCode("Pod.sol:Pod", abi.encode(pool, validators))));
        vm.deal(address(implementation), 1 ether);
        assertEq(implementation.sweep(), 1 ether);
        assertEq(pool.idle(), SEED + 1 ether);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";
import {IPod} from "../../src/interfaces/IPod.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

contract OperatorsTest is Base {
    uint256 private constant MAX_BOND = 1_000_000 ether;

    function testFuzz_register_deploysThePod(uint256 bond) public {
        bond = bound(bond, 0, MAX_BOND);
        assertEq(register("first", 0), 0);
        uint256 operatorId = register("second", bond);
        assertEq(operatorId, 1);
        assertEq(operators.operatorCount(), 2);
        assertEq(operators.operatorOf(1), operatorAt(1));
        assertEq(operators.bondOf(1).posted, bond, "its first bond");
        assertEq(operators.bondOf(1).locked, 0);
        assertGt(operators.podOf(1).code.length, 0, "a clone is there");
        assertNotEq(operators.podOf(0), operators.podOf(1));
    }

    function test_operatorOf_RevertWhen_unknown() public {
        register("operator", 0);
        operators.operatorOf(0);
        vm.expectRevert(abi.encodeWithSelector(IOperators.UnknownOperator.selector, 1));
        operators.operatorOf(1);
    }

    function testFuzz_withdrawBond_onlyWhatIsFree(uint256 posted, uint256 locked, uint256 assets) public {
        posted = bound(posted, 1, MAX_BOND);
        locked = bound(locked, 0, posted);
        uint256 free = posted - locked;
        assets = bound(assets, free + 1, type(uint256).max);
        uint256 operatorId = register("operator", posted / 2);
        vm.deal(stranger, posted - posted / 2);
        vm.prank(stranger);
        operators.postBond{value: posted - posted / 2}(operatorId);
        vm.prank(address(validators));
        operators.lockBond(operatorId, locked);

        bytes memory refused = abi.encodeWithSelector(IOperators.BondTooLow.selector, operatorId, free, assets);
        vm.expectRevert(refused);
        vm.prank(operatorAt(operatorId));
        operators.withdrawBond(operatorId, assets, alice);
        vm.expectRevert(refused);
        vm.prank(address(validators));
        operators.lockBond(operatorId, assets);

        vm.prank(operatorAt(operatorId));
        operators.withdrawBond(operatorId, free, alice);
        assertEq(alice.balance, free, "paid");
        assertEq(operators.bondOf(operatorId).posted, locked, "P13: what is locked stays");
        assertEq(address(operators).balance, locked, "in ether");
    }

    function test_withdrawBond_RevertWhen_callerIsNotTheOperator() public {
        uint256 operatorId = register("operator", 5 ether);
        register("other", 0);
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyOperator.selector, operatorId, operatorAt(1)));
        vm.prank(operatorAt(1));
        operators.withdrawBond(operatorId, 1 ether, operatorAt(1));
        vm.prank(operatorAt(operatorId));
        operators.withdrawBond(operatorId, 1 ether, bob);
        assertEq(bob.balance, 1 ether);
        vm.expectRevert(SafeTransferLib.ETHTransferFailed.selector);
        vm.prank(operatorAt(operatorId));
        operators.withdrawBond(operatorId, 1 ether, address(layout));
    }

    function testFuzz_lockBond_RevertWhen_callerIsNotTheRegistry(address caller) public {
        vm.assume(caller != address(validators));
        uint256 operatorId = register("operator", 5 ether);
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyValidators.selector, caller));
        vm.prank(caller);
        operators.lockBond(operatorId, 1);
        vm.prank(address(validators));
        operators.lockBond(operatorId, 1);
        assertEq(operators.bondOf(operatorId).locked, 1);
    }

    function test_offerKeys_onlyForOneself() public {
        uint256 operatorId = register("operator", 0);
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offerFor(operatorId, 5, 64);
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyOperator.selector, operatorId, stranger));
        vm.prank(stranger);
        operators.offerKeys(offers);
        vm.expectEmit(address(operators));
        emit IOperators.KeyOffered(operatorId, pubkeyOf(5), 64, offers[0].deadline, offers[0].signature);
        vm.prank(operatorAt(operatorId));
        operators.offerKeys(offers);
    }

    /* POD */

    function testFuzz_podRequestWithdrawal_RevertWhen_callerIsNotTheRegistry(address caller) public {
        vm.assume(caller != address(validators));
        IPod pod = IPod(operators.podOf(register("operator", 0)));
        vm.deal(caller, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IPod.OnlyValidators.selector, caller));
        vm.prank(caller);
        pod.requestWithdrawal{value: 1}(pubkeyOf(1), 0);
        vm.deal(address(validators), 1 ether);
        vm.prank(address(validators));
        pod.requestWithdrawal{value: 1}(pubkeyOf(1), 5);
        bytes memory expected = abi.encodePacked(address(pod), pubkeyOf(1), hex"0500000000000000");
        assertEq(Predeploys.takeWithdrawalRequests(), expected, "source, key, amount in little-endian");
    }

    function test_podRequestWithdrawal_RevertWhen_feeIsTooLow() public {
        IPod pod = IPod(operators.podOf(register("operator", 0)));
        vm.deal(address(validators), 1 ether);
        Predeploys.setWithdrawalExcess(100);
        vm.expectRevert(IPod.RequestRefused.selector);
        vm.prank(address(validators));
        pod.requestWithdrawal{value: 1}(pubkeyOf(1), 0);
    }

    /// P15: whoever calls, a pod's ether goes to the pool.
    function testFuzz_podSweep_goesToThePool(address caller, uint256 assets) public {
        assets = bound(assets, 0, MAX_ASSETS);
        uint256 operatorId = register("operator", 0);
        address pod = operators.podOf(operatorId);
        vm.deal(stranger, assets);
        vm.prank(stranger);
        (bool success,) = pod.call{value: assets / 2}("");
        assertTrue(success, "a fee by a plain transfer");
        vm.deal(pod, assets);
        vm.prank(caller);
        assertEq(IPod(pod).sweep(), assets, "moved");
        assertEq(pod.balance, 0, "all of it");
        assertEq(pool.idle(), SEED + assets, "into idle");
        assertEq(validators.sweep(operatorId), 0, "nothing left");
        assertEq(IPool(address(pool)).idle(), address(pool).balance, "and counted");
    }
}

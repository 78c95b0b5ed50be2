// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {Operators} from "../../src/Operators.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";

contract OperatorsTest is Test {
    uint256 private constant MAX_BOND = 1_000_000 ether;

    address private validators = makeAddr("validators");
    address private podImplementation = makeAddr("pod implementation");
    address private alice = makeAddr("alice");
    address private first = makeAddr("first");
    address private second = makeAddr("second");
    address private stranger = makeAddr("stranger");

    Operators private operators;

    function setUp() public {
        operators = Operators(deployCode("Operators.sol:Operators", abi.encode(podImplementation, validators)));
    }

    function testFuzz_register_deploysThePod(uint256 bond) public {
        bond = bound(bond, 0, MAX_BOND);
        assertEq(_register(first, 0), 0, "ids from zero");
        address pod = operators.podOf(1);
        assertEq(pod.code.length, 0, "no pod before its operator");
        vm.deal(second, bond);
        vm.expectEmit(address(operators));
        emit IOperators.OperatorRegistered(1, second, pod);
        vm.expectEmit(address(operators));
        emit IOperators.BondPosted(1, bond);
        vm.prank(second);
        assertEq(operators.register{value: bond}(), 1, "one after another");
        assertEq(operators.operatorCount(), 2, "count");
        assertEq(operators.operatorOf(1), second, "operator");
        assertEq(operators.bondOf(1).posted, bond, "its first bond");
        assertEq(operators.bondOf(1).locked, 0, "nothing locked");
        assertGt(pod.code.length, 0, "a clone is there");
        assertNotEq(operators.podOf(0), pod, "one pod for each");
    }

    function test_register_oneAddressMayOperateTwice() public {
        assertEq(_register(first, 1), 0);
        assertEq(_register(first, 2), 1);
        assertEq(operators.bondOf(0).posted, 1);
        assertEq(operators.bondOf(1).posted, 2);
    }

    function testFuzz_operatorOf_RevertWhen_unknown(uint256 operatorId) public {
        _register(first, 0);
        assertEq(operators.operatorOf(0), first, "the only one");
        operatorId = bound(operatorId, 1, type(uint256).max);
        bytes memory refused = abi.encodeWithSelector(IOperators.UnknownOperator.selector, operatorId);
        vm.expectRevert(refused);
        operators.operatorOf(operatorId);
        vm.expectRevert(refused);
        operators.withdrawBond(operatorId, 0, alice);
    }

    function testFuzz_postBond_anyoneMay(uint256 bond, uint256 more) public {
        (bond, more) = (bound(bond, 0, MAX_BOND), bound(more, 0, MAX_BOND));
        _register(first, bond);
        _register(second, bond);
        vm.deal(stranger, more);
        vm.prank(stranger);
        operators.postBond{value: more}(0);
        assertEq(operators.bondOf(0).posted, bond + more, "added");
        assertEq(operators.bondOf(1).posted, bond, "to this one only");
        assertEq(address(operators).balance, 2 * bond + more, "in ether");
    }

    /// P13: what answers for validators stays.
    function testFuzz_withdrawBond_onlyWhatIsFree(uint256 posted, uint256 locked, uint256 assets) public {
        posted = bound(posted, 1, MAX_BOND);
        locked = bound(locked, 0, posted);
        uint256 free = posted - locked;
        assets = bound(assets, free + 1, type(uint256).max);
        _register(first, posted);
        vm.expectEmit(address(operators));
        emit IOperators.BondLocked(0, locked);
        vm.prank(validators);
        operators.lockBond(0, locked);

        bytes memory refused = abi.encodeWithSelector(IOperators.BondTooLow.selector, 0, free, assets);
        vm.expectRevert(refused);
        vm.prank(first);
        operators.withdrawBond(0, assets, alice);
        vm.expectRevert(refused);
        vm.prank(validators);
        operators.lockBond(0, assets);

        vm.expectEmit(address(operators));
        emit IOperators.BondWithdrawn(0, alice, free);
        vm.prank(first);
        operators.withdrawBond(0, free, alice);
        assertEq(alice.balance, free, "paid");
        assertEq(operators.bondOf(0).posted, locked, "what is locked stays");
        assertEq(address(operators).balance, locked, "in ether");
    }

    function testFuzz_withdrawBond_RevertWhen_callerIsNotTheOperator(address caller) public {
        vm.assume(caller != first);
        _register(first, 5 ether);
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyOperator.selector, 0, caller));
        vm.prank(caller);
        operators.withdrawBond(0, 1 ether, caller);
        vm.prank(first);
        operators.withdrawBond(0, 1 ether, alice);
        assertEq(alice.balance, 1 ether, "paid");
    }

    function test_withdrawBond_RevertWhen_receiverRefuses() public {
        _register(first, 5 ether);
        vm.expectRevert(SafeTransferLib.ETHTransferFailed.selector);
        vm.prank(first);
        operators.withdrawBond(0, 1 ether, address(operators));
        assertEq(operators.bondOf(0).posted, 5 ether, "nothing is lost");
    }

    function testFuzz_lockBond_RevertWhen_callerIsNotTheRegistry(address caller) public {
        vm.assume(caller != validators);
        _register(first, 5 ether);
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyValidators.selector, caller));
        vm.prank(caller);
        operators.lockBond(0, 1);
        vm.prank(validators);
        operators.lockBond(0, 1);
        assertEq(operators.bondOf(0).locked, 1, "locked");
    }

    /// The board keeps no state: a key on it proves nothing but that the operator put it there.
    function testFuzz_offerKeys_onlyForOneself(IOperators.Offer memory offer, address caller) public {
        _register(first, 0);
        _register(second, 0);
        offer.operatorId = bound(offer.operatorId, 0, 1);
        address operator = operators.operatorOf(offer.operatorId);
        vm.assume(caller != operator);
        IOperators.Offer[] memory offers = new IOperators.Offer[](2);
        offers[0] = offers[1] = offer;
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyOperator.selector, offer.operatorId, caller));
        vm.prank(caller);
        operators.offerKeys(offers);
        for (uint256 i = 0; i < offers.length; ++i) {
            vm.expectEmit(address(operators));
            emit IOperators.KeyOffered(
                offer.operatorId, offer.pubkey, offer.topUpEther, offer.deadline, offer.signature
            );
        }
        vm.prank(operator);
        operators.offerKeys(offers);
    }

    function test_offerKeys_RevertWhen_oneOfManyIsAnothers() public {
        _register(first, 0);
        _register(second, 0);
        IOperators.Offer[] memory offers = new IOperators.Offer[](2);
        offers[1].operatorId = 1;
        vm.expectRevert(abi.encodeWithSelector(IOperators.OnlyOperator.selector, 1, first));
        vm.prank(first);
        operators.offerKeys(offers);
    }

    function _register(address operator, uint256 bond) private returns (uint256 operatorId) {
        vm.deal(operator, bond);
        vm.prank(operator);
        operatorId = operators.register{value: bond}();
    }
}

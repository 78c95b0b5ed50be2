// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Share} from "../../src/Share.sol";

contract ShareHarness is Share {
    function give(address to, uint256 shares) external {
        _give(to, shares);
    }

    function balanceOf(address owner) external view returns (uint256) {
        return _balances[owner];
    }
}

contract ShareTest is Test {
    uint256 private constant MAX_SHARES = type(uint96).max;

    ShareHarness private share = new ShareHarness();
    address private alice = makeAddr("alice");
    address private bob = makeAddr("bob");
    address private carol = makeAddr("carol");

    function testFuzz_transfer_movesShares(uint256 had, uint256 moved, address to) public {
        vm.assume(to != address(0) && to != address(share) && to != alice);
        had = bound(had, 0, MAX_SHARES);
        moved = bound(moved, 0, had);
        share.give(alice, had);
        vm.expectEmit(address(share));
        emit Share.Transfer(alice, to, moved);
        vm.prank(alice);
        assertTrue(share.transfer(to, moved), "ERC-20");
        assertEq(share.balanceOf(alice), had - moved, "taken");
        assertEq(share.balanceOf(to), moved, "given");
    }

    function testFuzz_transfer_toOneselfChangesNothing(uint256 had, uint256 moved) public {
        had = bound(had, 0, MAX_SHARES);
        share.give(alice, had);
        vm.prank(alice);
        share.transfer(alice, bound(moved, 0, had));
        assertEq(share.balanceOf(alice), had, "nothing won, nothing lost");
    }

    function testFuzz_transfer_RevertWhen_balanceIsTooLow(uint256 had, uint256 moved) public {
        had = bound(had, 0, MAX_SHARES);
        moved = bound(moved, had + 1, type(uint256).max);
        share.give(alice, had);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Share.BalanceTooLow.selector, alice, had, moved));
        share.transfer(bob, moved);
        share.transfer(bob, had);
    }

    /// Shares at the pool would count as queued; shares at zero would be burnt without leaving the supply.
    function test_transfer_RevertWhen_receiverIsNobody() public {
        share.give(alice, 5);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, address(0)));
        share.transfer(address(0), 1);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, share));
        share.transfer(address(share), 1);
        share.approve(alice, 5);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, share));
        share.transferFrom(alice, address(share), 1);
        share.transfer(bob, 1);
    }

    function testFuzz_transferFrom_spendsTheAllowance(uint256 allowed, uint256 moved) public {
        allowed = bound(allowed, 0, MAX_SHARES);
        moved = bound(moved, 0, allowed);
        share.give(alice, MAX_SHARES);
        vm.prank(alice);
        assertTrue(share.approve(bob, allowed), "ERC-20");
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(Share.AllowanceTooLow.selector, alice, bob, allowed, allowed + 1));
        share.transferFrom(alice, carol, allowed + 1);
        assertTrue(share.transferFrom(alice, carol, moved), "ERC-20");
        assertEq(share.allowance(alice, bob), allowed - moved, "spent");
        assertEq(share.balanceOf(carol), moved, "given");
    }

    function test_transferFrom_infiniteAllowanceIsNotSpent() public {
        share.give(alice, 10);
        vm.prank(alice);
        share.approve(bob, type(uint256).max);
        vm.prank(bob);
        share.transferFrom(alice, carol, 10);
        assertEq(share.allowance(alice, bob), type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(Share.BalanceTooLow.selector, alice, 0, 1));
        vm.prank(bob);
        share.transferFrom(alice, carol, 1);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {Pool} from "../../src/Pool.sol";
import {Share} from "../../src/Share.sol";
import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {RedemptionQueue} from "../../src/libraries/RedemptionQueue.sol";
import {Base} from "../utils/Base.t.sol";
import {Reentrant} from "../utils/Reentrant.sol";

contract PoolTest is Base {
    address private constant BURNT = 0x000000000000000000000000000000000000dEaD;

    /* DEPLOYMENT */

    function test_constructor_seedIsBurnt() public {
        assertEq(pool.totalSupply(), SEED);
        assertEq(pool.balanceOf(BURNT), SEED);
        assertEq(pool.idle(), SEED);
        assertEq(pool.low(), 1e18);
        assertEq(pool.high(), 1e18);
        assertEq(pool.pricedAt(), vm.getBlockTimestamp());
        bytes memory arguments = abi.encode(depositContract, validators, checkpoints, STALE_AGE);
        bytes memory code = abi.encodePacked(vm.getCode("Pool.sol:Pool"), arguments);
        assertEq(_createFails(code, SEED - 1), abi.encodeWithSelector(IPool.SeedTooSmall.selector, SEED - 1, SEED));
        assertEq(_createFails(code, SEED), "", "one ether is enough");
    }

    /* DEPOSIT */

    /// P2, P10: shares are worth at most what was paid, at high and at low.
    function testFuzz_deposit_neverGivesMoreThanPaid(uint256 assets, uint256 low, uint256 high, uint256 age) public {
        assets = bound(assets, MIN_ASSETS, MAX_ASSETS);
        high = bound(high, 1e15, 1e21);
        low = bound(low, 0, high);
        _settle(low, high);
        vm.warp(vm.getBlockTimestamp() + bound(age, 0, STALE_AGE));
        uint256 supply = pool.totalSupply();
        uint256 price = pool.mintPrice();
        assertGe(price, high, "at least high");
        vm.assume(assets * 1e18 / price != 0);
        uint256 shares = deposit(alice, assets);
        assertLe(shares * price, assets * 1e18, "rounded down");
        assertEq(pool.balanceOf(alice), shares, "given to the receiver");
        assertEq(pool.totalSupply(), supply + shares, "supply");
        assertEq(pool.idle(), SEED + assets, "idle");
    }

    function test_deposit_RevertWhen_fewerSharesThanAsked() public {
        vm.deal(alice, 2 ether);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IPool.TooFewShares.selector, 1 ether, 1 ether + 1));
        pool.deposit{value: 1 ether}(alice, 1 ether + 1);
        assertEq(pool.deposit{value: 1 ether}(alice, 1 ether), 1 ether);
        vm.expectRevert(abi.encodeWithSelector(IPool.TooFewShares.selector, 0, 0));
        pool.deposit(alice, 0);
    }

    function test_deposit_RevertWhen_receiverIsNobody() public {
        vm.deal(alice, 2 ether);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, address(0)));
        pool.deposit{value: 1 ether}(address(0), 0);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, pool));
        pool.deposit{value: 1 ether}(address(pool), 0);
        pool.deposit{value: 1 ether}(bob, 0);
        assertEq(pool.balanceOf(bob), 1 ether);
    }

    function testFuzz_deposit_RevertWhen_priceIsStale(uint256 age) public {
        age = bound(age, STALE_AGE + 1, 10 * YEAR);
        uint256 pricedAt = pool.pricedAt();
        vm.warp(pricedAt + STALE_AGE);
        deposit(alice, 1 ether);
        vm.warp(pricedAt + age);
        vm.deal(alice, 1 ether);
        bytes memory refused = abi.encodeWithSelector(IPool.PriceTooOld.selector, age, STALE_AGE);
        vm.expectRevert(refused);
        vm.prank(alice);
        pool.deposit{value: 1 ether}(alice, 0);
        vm.expectRevert(refused);
        pool.mintPrice();
        // Leaving stays open.
        requestRedeem(alice, pool.balanceOf(alice));
    }

    /// E6: a share that is worth nothing is not sold.
    function test_deposit_RevertWhen_nothingIsLeft() public {
        deposit(alice, 1 ether);
        _settle(0, 1e15);
        deposit(alice, 1 ether);
        _settle(0, 0);
        vm.deal(alice, 1 ether);
        vm.expectRevert(IPool.NothingLeft.selector);
        vm.prank(alice);
        pool.deposit{value: 1 ether}(alice, 0);
    }

    /* QUEUE */

    function testFuzz_requestRedeem_claimsAreOneForOne(uint256 shares) public {
        uint256 had = deposit(alice, MAX_ASSETS);
        shares = bound(shares, 1, had);
        vm.prank(alice);
        uint256 batch = pool.requestRedeem(shares, bob);
        assertEq(pool.balanceOf(alice), had - shares, "shares leave the holder");
        assertEq(pool.balanceOf(address(pool)), shares, "and are the queue's");
        assertEq(pool.balanceOf(bob, batch), shares, "as many claims");
        assertEq(pool.totalSupply(), SEED + had, "still shares");
    }

    function test_requestRedeem_refusals() public {
        deposit(alice, 1 ether);
        vm.startPrank(alice);
        vm.expectRevert(IPool.NoShares.selector);
        pool.requestRedeem(0, alice);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, address(0)));
        pool.requestRedeem(1, address(0));
        vm.expectRevert(abi.encodeWithSelector(Share.BalanceTooLow.selector, alice, 1 ether, 1 ether + 1));
        pool.requestRedeem(1 ether + 1, alice);
        assertEq(pool.requestRedeem(1 ether, alice), 1);
    }

    function test_claim_refusals() public {
        deposit(alice, 1 ether);
        uint256 batch = requestRedeem(alice, 0.5 ether);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(RedemptionQueue.NotFunded.selector, batch));
        pool.claim(batch, 1, alice);
        vm.stopPrank();
        checkpoint();
        checkpoint();
        vm.expectRevert(ERC6909.InsufficientBalance.selector);
        vm.prank(alice);
        pool.claim(batch, 0.5 ether + 1, alice);
        vm.expectRevert(ERC6909.InsufficientBalance.selector);
        vm.prank(bob);
        pool.claim(batch, 1, bob);
        vm.expectRevert(SafeTransferLib.ETHTransferFailed.selector);
        vm.prank(alice);
        pool.claim(batch, 1, address(checkpoints));
        uint256 paid = claim(alice, batch);
        assertApproxEqAbs(paid, 0.5 ether, 1);
        vm.expectRevert(ERC6909.InsufficientBalance.selector);
        vm.prank(alice);
        pool.claim(batch, 1, alice);
    }

    function test_claim_isTransferable() public {
        deposit(alice, 1 ether);
        uint256 batch = requestRedeem(alice, 1 ether - 1);
        vm.prank(alice);
        pool.transfer(bob, batch, 0.5 ether);
        checkpoint();
        checkpoint();
        assertApproxEqAbs(claim(bob, batch), 0.5 ether, 1);
        assertApproxEqAbs(claim(alice, batch), 0.5 ether, 2);
    }

    /* BOOKS */

    function testFuzz_forceSentEther_countsForNothing(uint256 assets) public {
        assets = bound(assets, 1, MAX_ASSETS);
        deposit(alice, 10 ether);
        vm.deal(address(pool), address(pool).balance + assets);
        assertEq(pool.idle(), SEED + 10 ether, "idle is counted");
        checkpoint();
        assertEq(pool.low(), 1e18, "low");
        assertEq(pool.high(), 1e18, "high");
    }

    function testFuzz_collect_countsAtTheNextCheckpoint(uint256 assets) public {
        assets = bound(assets, 0, MAX_ASSETS);
        vm.deal(stranger, assets);
        vm.prank(stranger);
        pool.collect{value: assets}();
        assertEq(pool.idle(), SEED + assets, "idle");
        assertEq(pool.high(), 1e18, "not before it is proven");
        checkpoint();
        assertEq(pool.high(), SEED + assets, "high counts all, by one share");
        assertLe(pool.low(), 1.0001e18, "low waits");
    }

    function testFuzz_core_RevertWhen_callerIsAnother(address caller) public {
        vm.assume(caller != address(validators) && caller != address(checkpoints));
        bytes memory refused = abi.encodeWithSelector(IPool.OnlyCore.selector, caller);
        vm.startPrank(caller);
        vm.expectRevert(refused);
        pool.stake(pubkeyOf(9), 0, 0, 31 ether);
        vm.expectRevert(refused);
        pool.snapshot();
        vm.expectRevert(refused);
        pool.settle(2e18, 2e18, vm.getBlockTimestamp(), 1);
        vm.stopPrank();
        // Nor one part of the core in another's place.
        vm.expectRevert(abi.encodeWithSelector(IPool.OnlyCore.selector, checkpoints));
        vm.prank(address(checkpoints));
        pool.stake(pubkeyOf(9), 0, 0, 31 ether);
        vm.expectRevert(abi.encodeWithSelector(IPool.OnlyCore.selector, validators));
        vm.prank(address(validators));
        pool.settle(2e18, 2e18, vm.getBlockTimestamp(), 1);
        vm.prank(address(checkpoints));
        pool.snapshot();
    }

    /// New deposits and idle ether pay the queue before anything is staked.
    function testFuzz_stake_RevertWhen_queueWaits(uint256 queuedShares) public {
        uint256 had = deposit(alice, 200 ether);
        queuedShares = bound(queuedShares, 137 ether, 199 ether);
        uint256 operatorId = register("operator", 10 ether);
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        requestRedeem(alice, queuedShares);
        uint256 queued = pool.queuedAssets();
        assertGe(queued, queuedShares * pool.high() / 1e18, "at high or more");
        uint256 stakeable = queued > SEED + 200 ether ? 0 : SEED + 200 ether - queued;
        expectFundReverts(
            abi.encodeWithSelector(IPool.QueueComesFirst.selector, 64 ether, stakeable),
            offerFor(operatorId, index, 64),
            index
        );
        deposit(bob, queued + 64 ether - (SEED + 200 ether));
        fund(operatorId, index, 64);
        assertEq(pool.idle(), queued, "what the queue may ask for stays");
        assertLe(queuedShares, had, "of what there was");
    }

    /* REENTRANCY */

    /// C3, E7: while ether is handed out nothing that moves or shows the books answers.
    function test_claim_locksEverythingElse() public {
        Reentrant receiver = new Reentrant();
        deposit(alice, 100 ether);
        uint256 batch = requestRedeem(alice, 40 ether);
        checkpoint();
        checkpoint();
        vm.prank(alice);
        pool.transfer(address(receiver), batch, 20 ether);
        vm.prank(alice);
        pool.transfer(address(receiver), 1 ether);
        advanceToOpen();
        vm.deal(address(receiver), 10 ether);

        bytes[13] memory calls = [
            abi.encodeCall(pool.deposit, (address(receiver), 0)),
            abi.encodeCall(pool.requestRedeem, (1, address(receiver))),
            abi.encodeCall(pool.claim, (batch, 1, address(receiver))),
            abi.encodeCall(pool.collect, ()),
            abi.encodeCall(pool.low, ()),
            abi.encodeCall(pool.high, ()),
            abi.encodeCall(pool.mintPrice, ()),
            abi.encodeCall(pool.pricedAt, ()),
            abi.encodeCall(pool.idle, ()),
            abi.encodeCall(pool.claimable, ()),
            abi.encodeCall(pool.queuedAssets, ()),
            abi.encodeCall(pool.snapshot, ()),
            abi.encodeCall(pool.settle, (1, 1, 1, 1))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            uint256 value = i == 0 || i == 3 ? 1 ether : 0;
            _claimInto(receiver, batch, address(pool), calls[i], value);
            assertFalse(receiver.success(), vm.toString(i));
            assertEq(receiver.answer(), abi.encodeWithSelector(IPool.Locked.selector), vm.toString(i));
        }
        _claimInto(receiver, batch, address(checkpoints), abi.encodeCall(ICheckpoints.open, ()), 0);
        assertEq(receiver.answer(), abi.encodeWithSelector(IPool.Locked.selector), "open inside a callback");

        // The same calls pass outside of it, but for the core's own.
        for (uint256 i = 0; i < 11; ++i) {
            (bool success,) = address(pool).staticcall(calls[i]);
            if (i > 3) assertTrue(success, vm.toString(i));
        }
        receiver.execute{value: 1 ether}(address(pool), calls[0]);
        receiver.execute(address(pool), calls[1]);
        receiver.arm(address(0), "", 0);
        receiver.execute(address(pool), calls[2]);
        receiver.execute{value: 1 ether}(address(pool), calls[3]);
        checkpoints.open();
    }

    function _claimInto(Reentrant receiver, uint256 batch, address target, bytes memory data, uint256 value) private {
        receiver.arm(target, data, value);
        vm.prank(alice);
        pool.claim(batch, 0.1 ether, address(receiver));
        assertTrue(receiver.called(), "the receiver was paid");
    }

    /* ERC-20, ERC-6909 */

    function test_metadata() public view {
        assertEq(pool.name(), "Limpid Staked Ether");
        assertEq(pool.symbol(), "lmETH");
        assertEq(pool.decimals(), 18);
        assertEq(pool.name(7), "Limpid Redemption 7");
        assertEq(pool.symbol(7), "lmETH-R7");
        assertEq(pool.tokenURI(7), "");
        assertTrue(pool.supportsInterface(0x0f632fb3), "ERC-6909");
    }

    function _settle(uint256 low, uint256 high) private {
        vm.prank(address(checkpoints));
        pool.settle(low, high, vm.getBlockTimestamp(), 0);
    }

    /// What a creation reverts with; nothing if it does not.
    function _createFails(bytes memory code, uint256 value) private returns (bytes memory reason) {
        address created;
        assembly ("memory-safe") {
            created := create(value, add(code, 0x20), mload(code))
            if iszero(created) {
                reason := mload(0x40)
                mstore(reason, returndatasize())
                returndatacopy(add(reason, 0x20), 0, returndatasize())
                mstore(0x40, and(add(add(reason, returndatasize()), 0x3f), not(31)))
            }
        }
    }
}

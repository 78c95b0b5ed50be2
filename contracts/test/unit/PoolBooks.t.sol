// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {Share} from "../../src/Share.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {PoolBase} from "../utils/PoolBase.t.sol";

/// The pool's books without the rest of the core: any price, any order, any holder.
contract PoolBooksTest is PoolBase {
    uint256 private constant ONE = 1e18;
    uint256 private constant BATCHES = 4;

    /// Of 48 zero bytes; kept, because a hash is a call and would take the place of the call a test expects.
    bytes32 private _emptyKeyRoot = sha256(new bytes(64));

    /// Forward pricing, then whole batches in their order while idle ether lasts.
    function testFuzz_settle_fundsInOrder(uint256[BATCHES] memory shares, uint256 low, uint256 stakedEther) public {
        uint256 had = deposit(alice, MAX_ASSETS);
        low = bound(low, MIN_PRICE, ONE);
        vm.prank(validators);
        pool.stake(new bytes(48), _emptyKeyRoot, 0, bound(stakedEther, 1, MAX_ASSETS / ONE) * ONE);
        uint256 idle = pool.idle();
        for (uint256 i = 0; i < BATCHES; ++i) {
            shares[i] = bound(shares[i], 1, had / BATCHES);
            assertEq(requestRedeem(alice, shares[i]), i + 1, "a batch for each snapshot");
            assertEq(snapshot(), i + 1, "which may not fund it");
        }
        settle(low, ONE, 1);
        assertEq(pool.claimable(), 0, "nothing was closed before the first snapshot");
        settle(low, ONE, BATCHES + 1);
        uint256 left = idle;
        uint256 queued;
        for (uint256 i = 0; i < BATCHES; ++i) {
            uint256 due = shares[i] * low / ONE;
            bool isFunded = queued == 0 && due <= left;
            if (isFunded) left -= due;
            else queued += shares[i];
            (uint256 batchShares, uint256 batchAssets) = pool.batch(i + 1);
            assertEq(batchShares, shares[i], "shares");
            assertEq(batchAssets, isFunded ? due : 0, "assets");
        }
        assertEq(pool.idle(), left, "idle pays");
        assertEq(pool.claimable(), idle - left, "and is set aside");
        assertEq(pool.queuedShares(), queued, "the rest waits");
        assertEq(pool.balanceOf(address(pool)), queued, "as the pool's balance");
    }

    /// E6: minting stays off for ever after a total loss, whatever dust comes later.
    function test_deposit_RevertWhen_allWasLostOnce() public {
        settle(0, 0, 1);
        settle(ONE, ONE, 1);
        vm.deal(alice, ONE);
        vm.prank(alice);
        vm.expectRevert(IPool.NothingLeft.selector);
        pool.deposit{value: ONE}(alice, 0);
    }

    /// At a price of almost nothing a deposit would give more shares than the supply has room for.
    function test_deposit_RevertWhen_supplyWouldNotFit() public {
        settle(1, 1, 1);
        vm.deal(alice, ONE);
        vm.prank(alice);
        vm.expectRevert(SafeCastLib.Overflow.selector);
        pool.deposit{value: ONE}(alice, 0);
        settle(ONE, ONE, 1);
        assertEq(deposit(alice, ONE), ONE, "at a sound price the same deposit passes");
    }

    /// Every share of a batch is paid alike, rounded down.
    function testFuzz_claim_isRoundedDown(uint256 first, uint256 second, uint256 low) public {
        deposit(alice, MAX_ASSETS);
        deposit(bob, MAX_ASSETS);
        low = bound(low, 0, ONE);
        (first, second) = (bound(first, 1, MAX_ASSETS), bound(second, 1, MAX_ASSETS));
        requestRedeem(alice, first);
        uint256 batch = requestRedeem(bob, second);
        checkpoint(ONE, ONE);
        checkpoint(low, ONE);
        (, uint256 funded) = pool.batch(batch);
        assertEq(funded, (first + second) * low / ONE, "at low");
        uint256 due = first * funded / (first + second);
        vm.expectEmit(address(pool));
        emit IPool.Claimed(alice, alice, batch, first, due);
        assertEq(claim(alice, batch, first), due, "by shares");
        assertEq(alice.balance, due, "paid");
        uint256 paid = due + claim(bob, batch, second);
        assertLe(paid, funded, "at most what was set aside");
        assertLe(funded - paid, 1, "but for a wei");
        assertEq(address(pool).balance, pool.idle() + pool.claimable(), "every wei is counted");
    }

    function test_claim_RevertWhen_receiverIsNobody() public {
        deposit(alice, 1 ether);
        uint256 batch = requestRedeem(alice, 1 ether);
        checkpoint(ONE, ONE);
        checkpoint(ONE, ONE);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Share.WrongReceiver.selector, address(0)));
        pool.claim(batch, 1 ether, address(0));
        assertEq(pool.claim(batch, 1 ether, bob), 1 ether);
        assertEq(bob.balance, 1 ether, "paid");
    }

    function test_stake_sendsATopUp() public {
        deposit(alice, 100 ether);
        bytes memory pubkey = abi.encodePacked(keccak256("key"), bytes16(keccak256("tail")));
        bytes32 pubkeyRoot = sha256(abi.encodePacked(pubkey, bytes16(0)));
        bytes32 credentials = bytes32(uint256(0x02) << 248 | uint160(alice));
        vm.expectEmit(address(pool));
        emit IPool.Staked(pubkeyRoot, 64 ether);
        vm.prank(validators);
        pool.stake(pubkey, pubkeyRoot, credentials, 64 ether);
        assertEq(pool.idle(), SEED + 36 ether);
        assertEq(depositContract.count(), 1);
        assertEq(depositContract.at(0).pubkey, pubkey);
        assertEq(depositContract.at(0).credentials, credentials);
        assertEq(depositContract.at(0).amountGwei, 64e9);
        assertEq(address(depositContract).balance, 64 ether);
    }

    function test_claims_areAnErc6909() public {
        deposit(alice, 3 ether);
        uint256 batch = requestRedeem(alice, 3 ether);
        vm.expectRevert(ERC6909.InsufficientPermission.selector);
        pool.transferFrom(alice, bob, batch, 1 ether);
        vm.startPrank(alice);
        assertTrue(pool.transfer(bob, batch, 1 ether));
        pool.approve(carol, batch, 1 ether);
        vm.stopPrank();
        vm.startPrank(carol);
        vm.expectRevert(ERC6909.InsufficientPermission.selector);
        pool.transferFrom(alice, carol, batch, 1 ether + 1);
        assertTrue(pool.transferFrom(alice, carol, batch, 1 ether));
        vm.stopPrank();
        checkpoint(ONE, ONE);
        checkpoint(ONE, ONE);
        assertEq(claim(alice, batch, 1 ether), 1 ether);
        assertEq(claim(bob, batch, 1 ether), 1 ether);
        assertEq(claim(carol, batch, 1 ether), 1 ether);
        assertTrue(pool.supportsInterface(0x0f632fb3), "ERC-6909");
    }

    /// P1: shares are kept whatever the holders do, and so is every wei.
    function testFuzz_books_sumUp(uint256[12] memory moves) public {
        address[3] memory holders = [alice, bob, carol];
        for (uint256 i = 0; i < moves.length; ++i) {
            address holder = holders[moves[i] % 3];
            uint256 verb = (moves[i] >> 8) % 5;
            uint256 amount = bound(moves[i] >> 16, 0, pool.balanceOf(holder));
            if (verb == 0) deposit(holder, bound(moves[i] >> 16, MIN_ASSETS, MAX_ASSETS));
            else if (verb == 1) _transfer(holder, holders[(moves[i] >> 4) % 3], amount);
            else if (verb == 2 && amount != 0) requestRedeem(holder, amount);
            else if (verb == 3) checkpoint(bound(amount, MIN_PRICE, ONE), ONE);
            else if (verb == 4) _claimAll(holder);
            _checkBooks(holders);
        }
    }

    function _transfer(address from, address to, uint256 shares) private {
        vm.prank(from);
        assertTrue(pool.transfer(to, shares), "ERC-20");
    }

    function _claimAll(address holder) private {
        for (uint256 batch = 1; batch < pool.openBatch(); ++batch) {
            (, uint256 assets) = pool.batch(batch);
            if (assets != 0) claim(holder, batch, pool.balanceOf(holder, batch));
        }
    }

    function _checkBooks(address[3] memory holders) private view {
        uint256 shares = pool.balanceOf(BURNT) + pool.balanceOf(address(pool));
        uint256 openClaims;
        for (uint256 i = 0; i < holders.length; ++i) {
            shares += pool.balanceOf(holders[i]);
            openClaims += pool.balanceOf(holders[i], pool.openBatch());
        }
        assertEq(shares, pool.totalSupply(), "all balances are the supply");
        assertLe(openClaims, pool.queuedShares(), "claims on the open batch are queued");
        assertEq(address(pool).balance, pool.idle() + pool.claimable(), "every wei is idle or claimable");
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPool} from "../../src/interfaces/IPool.sol";
import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {Base} from "../utils/Base.t.sol";

/// What a trader tries: buying a gain that is already earned, leaving before a loss, the first deposit, the last exit.
/// forge-config: default.fuzz.runs = 64
contract EconomicsTest is Base {
    uint256 private operatorId;

    function setUp() public override {
        super.setUp();
        operatorId = register("operator", 1_000 ether);
    }

    /* E1: sandwich */

    /// Mint after a gain at up to the assumed 5 % a year is earned and before it is proven, redeem: never a profit.
    function testFuzz_sandwich_neverPays(uint256 assets, uint256 gainGwei, uint256 wait) public {
        deposit(alice, 1_983 ether);
        uint256 index = _landed(1_983);
        uint256 toNext = checkpoints.last().slot + PERIOD - beacon.slot();
        beacon.advance(bound(wait, 1, toNext - 1));
        uint256 elapsed = vm.getBlockTimestamp() - pool.pricedAt();
        gainGwei = bound(gainGwei, 0, 1_984e9 * elapsed / (20 * YEAR));
        assets = bound(assets, 1 gwei, MAX_ASSETS);
        uint256 shares = deposit(stranger, assets);
        beacon.credit(index, uint64(gainGwei));
        uint256 batch = requestRedeem(stranger, shares);
        checkpoint();
        checkpoint();
        assertLe(claim(stranger, batch), assets, "no profit");
    }

    /// P10, whatever happens to the pool in between but a true gain: the same block, an empty checkpoint, a loss.
    function testFuzz_mintThenRedeem_neverGains(uint256 assets, uint256 lossGwei) public {
        deposit(alice, 1_983 ether);
        uint256 index = _landed(1_983);
        assets = bound(assets, 1 gwei, MAX_ASSETS);
        uint256 shares = deposit(bob, assets);
        vm.assume(shares != 0);
        uint256 batch = requestRedeem(bob, shares);
        beacon.setBalance(index, uint64(1_984e9 - bound(lossGwei, 0, 1_984e9)));
        checkpoint();
        checkpoint();
        if (pool.balanceOf(bob, batch) != 0 && pool.queuedShares() == 0) {
            assertLe(claim(bob, batch), assets, "P10");
        }
    }

    /* E3: first depositor */

    /// Neither a donation nor a force-sent fortune before the first deposit takes from the depositor.
    function testFuzz_firstDepositor_losesNothing(uint256 donation, uint256 assets) public {
        donation = bound(donation, 0, MAX_ASSETS);
        assets = bound(assets, 1 ether, MAX_ASSETS);
        vm.deal(stranger, donation);
        vm.prank(stranger);
        pool.collect{value: donation}();
        vm.deal(address(pool), address(pool).balance + donation);
        checkpoint();
        uint256 paid = assets * 1e18 / pool.mintPrice() * pool.high() / 1e18;
        uint256 shares = deposit(alice, assets);
        uint256 worth = shares * truthAssets() / pool.totalSupply();
        // But for the accrual of some seconds, which is not the donor's doing.
        assertLe(paid - (worth < paid ? worth : paid), assets / 1e9, "a loss of at most 1e-9");
    }

    /* E4: rounding */

    /// Many small redemptions take no more than one large one.
    function testFuzz_rounding_neverHarvested(uint256 seed) public {
        deposit(alice, 100 ether);
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        pool.collect{value: seed % 1 ether}();
        checkpoint();
        checkpoint();
        uint256 batch;
        for (uint256 i = 0; i < 8; ++i) {
            batch = requestRedeem(alice, 1 + uint256(keccak256(abi.encode(seed, i))) % 1e12);
        }
        checkpoint();
        checkpoint();
        (uint256 shares, uint256 assets) = pool.batch(batch);
        uint256 held = pool.balanceOf(alice, batch);
        assertEq(held, shares, "claims are the batch's shares");
        uint256 sum;
        for (uint256 i = 0; i < 7; ++i) {
            vm.prank(alice);
            sum += pool.claim(batch, held / 8, alice);
        }
        sum += claim(alice, batch);
        assertLe(sum, assets, "the parts are not more than the whole");
        assertGe(pool.claimable() + sum, assets, "the dust is kept for the claims");
    }

    /* E5: forward pricing */

    /// Request, open and finalize in one transaction: not funded by it, nor priced by a state already known.
    function test_forwardPricing_ownCheckpointDoesNotFund() public {
        uint256 shares = deposit(alice, 100 ether);
        advanceToOpen();
        uint256 batch = requestRedeem(alice, shares);
        checkpointNow();
        (, uint256 assets) = pool.batch(batch);
        assertEq(assets, 0, "the closing checkpoint does not fund");
        assertEq(pool.queuedShares(), shares);
        uint256 later = requestRedeem(stranger_(5 ether), 1 ether);
        assertEq(later, batch + 1, "what comes later is another batch");
        checkpoint();
        (, assets) = pool.batch(batch);
        assertEq(assets, shares * pool.low() / 1e18, "the next one does, at its price");
        (, assets) = pool.batch(later);
        assertEq(assets, 0);
    }

    /// Queued shares gain and lose until they are funded (P12).
    function testFuzz_queue_isExposedUntilFunded(uint256 lossGwei) public {
        uint256 shares = deposit(alice, 1_983 ether);
        deposit(bob, 1_000 ether);
        uint256 index = _landed(1_983);
        uint256 batch = requestRedeem(alice, shares / 4);
        checkpoint();
        lossGwei = bound(lossGwei, 0, 1_984e9);
        beacon.setBalance(index, uint64(1_984e9 - lossGwei));
        checkpoint();
        (, uint256 assets) = pool.batch(batch);
        uint256 truth = (2_984 ether - lossGwei * 1 gwei) * (shares / 4) / (SEED + shares + pool.balanceOf(bob));
        assertApproxEqRel(assets, truth, 1e12, "at the price after the loss");
    }

    /// P11: a batch that idle ether does not cover waits, and those behind it wait too.
    function test_queue_firstInFirstOut() public {
        uint256 shares = deposit(alice, 1_983 ether);
        uint256 index = _landed(1_983);
        uint256 big = requestRedeem(alice, shares / 2);
        checkpoint();
        uint256 small = requestRedeem(alice, 0.1 ether);
        checkpoint();
        checkpoint();
        (, uint256 assets) = pool.batch(small);
        assertEq(assets, 0, "idle would cover it, but it is not its turn");
        assertGt(pool.idle(), 0.2 ether);
        beacon.setBalance(index, 1_984e9 - 1_000e9);
        vm.deal(operators.podOf(operatorId), 1_000 ether);
        validators.sweep(operatorId);
        checkpoint();
        (, assets) = pool.batch(big);
        assertGt(assets, 0);
        (, assets) = pool.batch(small);
        assertGt(assets, 0, "both, in order");
    }

    /* E6: total loss */

    function test_totalLoss_mintingStopsAndClaimsGoOn() public {
        uint256 shares = deposit(alice, 1_983 ether);
        // Two ether of the operator's that the pool does not own, and the seed.
        uint256 index = _landed(1_983);
        uint256 batch = requestRedeem(alice, shares / 2);
        checkpoint();
        beacon.setBalance(index, 0);
        checkpoint();
        assertEq(pool.low(), 0);
        assertEq(pool.high(), 0);
        vm.deal(bob, 1 ether);
        vm.expectRevert(IPool.NothingLeft.selector);
        vm.prank(bob);
        pool.deposit{value: 1 ether}(bob, 0);
        assertEq(claim(alice, batch), 0, "its part of nothing");
        // The rest of the shares are still shares.
        requestRedeem(alice, pool.balanceOf(alice));
        checkpoint();
        checkpoint();
        assertEq(pool.totalSupply(), SEED);
    }

    /* E8: a cap never refuses a true loss */

    function test_loss_of70PercentIsAccepted() public {
        deposit(alice, 1_983 ether);
        uint256 index = _landed(1_983);
        beacon.setBalance(index, uint64(uint256(1_984e9) * 3 / 10));
        checkpoint();
        assertApproxEqRel(pool.low(), 0.3e18, 0.001e18);
        assertApproxEqAbs(pool.high(), pool.low(), 1);
    }

    /* E9: what a market maker can lose at a finalize */

    function testFuzz_growth_atMost274HundredthsOfABasisPointADay(uint256 donation) public {
        deposit(alice, 100 ether);
        checkpoint();
        donation = bound(donation, 1 ether, MAX_ASSETS);
        vm.deal(stranger, donation);
        vm.prank(stranger);
        pool.collect{value: donation}();
        uint256 low = pool.low();
        uint256 slot = checkpoints.last().slot;
        beacon.advance(1 days / SECONDS_PER_SLOT - 1);
        beacon.advance(1);
        checkpointNow();
        assertEq(checkpoints.last().slot - slot, 1 days / SECONDS_PER_SLOT);
        assertLe((pool.low() - low) * 1e6, low * 274, "2.74 basis points");
    }

    /* L5: which checkpoint is finished */

    /// Who leaves a snapshot unfinished gains nothing: the one that is finished pays what is true then.
    function testFuzz_choice_ofCheckpointDoesNotPay(uint256 balanceGwei, uint256 laterGwei, bool abandon) public {
        deposit(alice, 3_000 ether);
        uint256 index = _landed(1_983);
        balanceGwei = bound(balanceGwei, 1_000e9, 1_984e9);
        laterGwei = bound(laterGwei, 1_000e9, 1_984e9);
        uint256 shares = deposit(stranger, 100 ether);
        uint256 batch = requestRedeem(stranger, shares);
        checkpoint();
        beacon.setBalance(index, uint64(balanceGwei));
        advanceToOpen();
        open();
        bind();
        ICheckpoints.Run memory run = proveAll(keeper);
        beacon.setBalance(index, uint64(laterGwei));
        if (abandon) {
            beacon.advance(EXPIRY);
            beacon.advance(1);
            checkpointNow();
        } else {
            finalize(keeper, run);
        }
        uint256 provenGwei = abandon ? laterGwei : balanceGwei;
        uint256 truth = (3_100 ether + SEED - 1_984 ether + provenGwei * 1 gwei);
        uint256 supply = pool.totalSupply() + shares;
        assertLe(claim(stranger, batch), shares * truth / supply, "its part of what is proven, never more");
        assertEq(pool.low(), truth * 1e18 / supply, "which is what is true");
    }

    function _landed(uint256 topUpEther) private returns (uint256 index) {
        index = fundNew(operatorId, topUpEther);
        land(index);
        checkpoint();
    }

    function stranger_(uint256 assets) private returns (address) {
        deposit(stranger, assets);
        return stranger;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {Base} from "../utils/Base.t.sol";
import {BeaconMock} from "../utils/BeaconMock.sol";

/// What an adversary of the accounting tries: ether counted twice, or not at all. One section per hazard.
/// Truth is the chain's books, summed in `Base.truthAssets`, and what is on its way to a validator.
/// forge-config: default.fuzz.runs = 64
contract HazardsTest is Base {
    uint256 private constant MAX_GIFT_GWEI = 2_000e9;

    uint256 private operatorId;
    /// Top-ups paid and not yet credited, in wei.
    uint256 private pending;

    function setUp() public override {
        super.setUp();
        operatorId = register("operator", 1_000 ether);
        deposit(alice, 2_000 ether);
    }

    /* C1: root and ether of one moment */

    /// Sweeps before, at and after open move ether between the books and never count twice.
    function testFuzz_snapshot_sweepsAtAnyTime(uint256 amount, uint256 when) public {
        uint256 index = _landed(1_000);
        amount = bound(amount, 0, 900e9);
        beacon.setBalance(index, uint64(1_001e9 - amount));
        vm.deal(operators.podOf(operatorId), amount * 1 gwei);
        advanceToOpen();
        if (when % 4 == 0) validators.sweep(operatorId);
        open();
        if (when % 4 == 1) validators.sweep(operatorId);
        bind();
        ICheckpoints.Run memory run = proveAll(keeper);
        if (when % 4 == 2) validators.sweep(operatorId);
        uint256 truth = _truthDown();
        finalize(keeper, run);
        if (when % 4 == 3) validators.sweep(operatorId);
        assertEq(pool.low(), truth, "exact at low");
        assertLe(pool.high(), truth + 1, "exact at high");
        assertGe(pool.high(), truth, "exact at high");
    }

    /// Deposits, requests, donations and claims after open change neither price.
    function testFuzz_snapshot_laterCallsDoNotCount(uint256 assets, uint256 shares) public {
        _landed(1_000);
        advanceToOpen();
        uint256 truth = _truthDown();
        open();
        bind();
        ICheckpoints.Run memory run = proveAll(keeper);
        deposit(bob, bound(assets, 1 gwei, MAX_ASSETS));
        requestRedeem(alice, bound(shares, 1, pool.balanceOf(alice)));
        vm.deal(stranger, 10 ether);
        vm.prank(stranger);
        pool.collect{value: 10 ether}();
        finalize(keeper, run);
        assertEq(pool.low(), truth, "the price of the snapshot");
    }

    /* D2, D2b: in flight, uncertain, landed */

    /// Whatever the balance between the deposits, low <= truth <= high.
    function testFuzz_doubt_pricesEncloseTruth(uint256 giftGwei, bool credited, bool exiting) public {
        uint256 index = fundNew(operatorId, 256);
        pending = 256 ether;
        giftGwei = bound(giftGwei, 0, 100e9);
        beacon.credit(index, uint64(giftGwei));
        if (exiting) beacon.exit(index, uint32(beacon.epoch()), uint32(beacon.epoch()));
        if (credited) {
            beacon.credit(index, 256e9);
            pending = 0;
        }
        checkpoint();
        _checkPricesEncloseTruth();
    }

    /// A leak before the first checkpoint: low leaves the top-up out, high counts it, until it has landed.
    function test_doubt_staysUntilLanded() public {
        uint256 index = fundNew(operatorId, 256);
        checkpoint();
        uint256 inFlight = pool.low();
        assertApproxEqAbs(pool.high(), inFlight, 1, "no doubt about what was just paid");

        land(index);
        beacon.setBalance(index, 256e9 - 1);
        checkpoint();
        assertTrue(_has(index, ValidatorRecords.UNCERTAIN), "a hair below the line");
        assertApproxEqAbs(pool.low(), inFlight - (1e9 + 1) * 1e27 / pool.totalSupply(), 2, "low counts what is there");
        assertApproxEqAbs(pool.high(), inFlight + 256e36 / pool.totalSupply(), 1e15, "high counts it twice");
        _checkPricesEncloseTruth();

        // The leak goes on: it looks like nothing had arrived, and is still doubted.
        beacon.setBalance(index, 100e9);
        checkpoint();
        assertTrue(_has(index, ValidatorRecords.UNCERTAIN));
        assertApproxEqAbs(pool.low(), inFlight - 157e36 / pool.totalSupply(), 1e12, "no top-up in low");
        _checkPricesEncloseTruth();

        beacon.setBalance(index, 256e9);
        checkpoint();
        assertTrue(_has(index, ValidatorRecords.LANDED), "landed for ever");
        beacon.setBalance(index, 3e9);
        checkpoint();
        _checkPricesEncloseTruth();
        assertApproxEqAbs(pool.high(), pool.low(), 1, "no doubt is left");
    }

    /// D2: a stranger's gift activates the key, it exits, and the chain postpones the top-up past the sweep.
    function test_doubt_giftThenExitBeforeCredit() public {
        uint256 index = fundNew(operatorId, 1_983);
        pending = 1_983 ether;
        beacon.credit(index, 31e9);
        beacon.activate(index);
        beacon.exit(index, uint32(beacon.epoch() + 2), uint32(beacon.epoch() + 20));
        checkpoint();
        _checkPricesEncloseTruth();
        // Withdrawable: swept to the pod, while the top-up may be credited at any time.
        beacon.setBalance(index, 0);
        address pod = operators.podOf(operatorId);
        vm.deal(pod, 32 ether);
        uint256 state = vm.snapshotState();
        checkpoint();
        checkpoint();
        checkpoint();
        _checkPricesEncloseTruth();
        // Credited and swept between two checkpoints.
        vm.revertToState(state);
        pending = 0;
        vm.deal(pod, 32 ether + 1_983 ether);
        checkpoint();
        checkpoint();
        checkpoint();
        _checkPricesEncloseTruth();
    }

    /// After more than seven days without a checkpoint a top-up may have landed and left: low does not count it.
    function test_doubt_afterAGap() public {
        fundNew(operatorId, 256);
        uint256 gapSlots = 7 days / SECONDS_PER_SLOT;
        uint256 state = vm.snapshotState();
        beacon.advance(checkpoints.last().slot + gapSlots + 1 - beacon.slot());
        checkpointNow();
        uint256 withoutGap = pool.low();
        assertApproxEqAbs(withoutGap, pool.high(), 1, "seven days are no gap");
        vm.revertToState(state);
        beacon.advance(checkpoints.last().slot + gapSlots + 1 - beacon.slot());
        beacon.advance(1);
        checkpointNow();
        assertApproxEqAbs(pool.low(), withoutGap - 256e36 / pool.totalSupply(), 1, "one slot more is");
        pending = 256 ether;
        _checkPricesEncloseTruth();
        checkpoint();
        assertApproxEqAbs(pool.low(), pool.high(), 1, "only in the first run after it");
    }

    /* D5: donations */

    /// Ether given to a validator raises low by the capped growth only, and fakes no landing below the line.
    function testFuzz_donation_isCappedInLow(uint256 giftGwei) public {
        uint256 index = _landed(64);
        uint256 low = pool.low();
        giftGwei = bound(giftGwei, 1e9, MAX_GIFT_GWEI);
        beacon.credit(index, uint64(giftGwei));
        uint256 before = checkpoints.last().slot;
        checkpoint();
        uint256 elapsed = (checkpoints.last().slot - before) * SECONDS_PER_SLOT;
        assertLe((pool.low() - low) * 10 * YEAR, low * elapsed, "at most 10 % a year");
        assertGe(pool.high(), low + giftGwei * 1e27 / pool.totalSupply() - 1, "the rest waits in high");
        _checkPricesEncloseTruth();
    }

    /// With half of the supply in its hands a donor gets back less than it gives, whatever it gives.
    function testFuzz_donation_neverPaysTheDonor(uint256 giftGwei) public {
        uint256 index = _landed(64);
        uint256 shares = deposit(stranger, 2_000 ether);
        giftGwei = bound(giftGwei, 1, MAX_GIFT_GWEI);
        beacon.credit(index, uint64(giftGwei));
        uint256 batch = requestRedeem(stranger, shares);
        checkpoint();
        checkpoint();
        assertLe(claim(stranger, batch), 2_000 ether + giftGwei * 1 gwei, "a loss");
    }

    /* X: counted once */

    function testFuzz_everyValidatorCounts(uint256 a, uint256 b, uint256 c) public {
        uint64[3] memory balances =
            [uint64(bound(a, 0, 2_000e9)), uint64(bound(b, 0, 2_000e9)), uint64(bound(c, 0, 2_000e9))];
        for (uint256 i = 0; i < 3; ++i) {
            fundNew(operatorId, 100);
            land(funded[i]);
        }
        checkpoint();
        for (uint256 i = 0; i < 3; ++i) {
            beacon.setBalance(funded[i], balances[i]);
        }
        checkpoint();
        _checkPricesEncloseTruth();
        uint256 supply = pool.totalSupply();
        uint256 truth = truthAssets() * 1e18 / supply;
        assertLe(pool.high(), truth + 1, "high is exact without doubt");
    }

    /// Other people's validators in between, in the same chunks and slots, change nothing.
    function test_neighboursAreNotCounted() public {
        _landed(100);
        uint256 low = pool.low();
        for (uint256 i = 0; i < 9; ++i) {
            uint256 stranger_ = beacon.count();
            beacon.add(pubkeyOf(stranger_), credentialsOf(operatorId), 2_048e9);
            if (i % 4 == 0) _landed(31);
        }
        checkpoint();
        assertEq(pool.low(), low, "a key in the pod that was not funded is worth nothing");
    }

    /* P8: losses */

    function testFuzz_loss_isNeverCapped(uint256 balanceGwei) public {
        uint256 index = _landed(1_983);
        balanceGwei = bound(balanceGwei, 0, 1_984e9);
        BeaconMock.Validator memory slashed = beacon.get(index);
        (slashed.balanceGwei, slashed.slashed) = (uint64(balanceGwei), true);
        beacon.set(index, slashed);
        checkpoint();
        uint256 truth = truthAssets() * 1e18 / pool.totalSupply();
        assertEq(pool.low(), truth, "whole and at once");
        assertLe(pool.high(), truth + 1, "in high too");
    }

    /// What a loss took below the peak comes back at once when it is proven.
    function test_loss_recoversToThePeakAtOnce() public {
        uint256 index = _landed(1_983);
        uint256 peak = pool.low();
        beacon.setBalance(index, 500e9);
        checkpoint();
        assertLt(pool.low(), peak / 2);
        beacon.setBalance(index, 1_984e9);
        checkpoint();
        assertEq(pool.low(), peak);
    }

    /* HELPERS */

    function _landed(uint256 topUpEther) private returns (uint256 index) {
        index = fundNew(operatorId, topUpEther);
        land(index);
        checkpoint();
    }

    function _has(uint256 index, uint32 flag) private view returns (bool) {
        return validators.recordOf(index).has(flag);
    }

    function _truthDown() private view returns (uint256) {
        return (truthAssets() + pending) * 1e18 / pool.totalSupply();
    }

    function _checkPricesEncloseTruth() private view {
        assertLe(pool.low(), _truthDown(), "P1: low <= truth");
        assertGe(pool.high(), _truthDown(), "P1: truth <= high");
    }
}

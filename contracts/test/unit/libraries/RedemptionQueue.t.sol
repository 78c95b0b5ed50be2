// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {RedemptionQueue} from "../../../src/libraries/RedemptionQueue.sol";

contract RedemptionQueueHarness {
    using RedemptionQueue for RedemptionQueue.Context;

    RedemptionQueue.Context private _queue;

    function initialize() external {
        _queue.initialize();
    }

    function openBatch() external view returns (uint256) {
        return _queue.openBatch;
    }

    function request(uint256 shares) external returns (uint256) {
        return _queue.request(shares);
    }

    function close() external returns (uint256) {
        return _queue.close();
    }

    function fund(uint256 fundableBefore, uint256 price, uint256 idle) external returns (uint256, uint256) {
        return _queue.fund(fundableBefore, price, idle);
    }

    function claim(uint256 id, uint256 shares) external returns (uint256) {
        return _queue.claim(id, shares);
    }

    function queuedShares() external view returns (uint256) {
        return _queue.queuedShares();
    }

    function claimable() external view returns (uint256) {
        return _queue.claimable;
    }

    function nextToFund() external view returns (uint256) {
        return _queue.nextToFund;
    }

    function batch(uint256 id) external view returns (uint256, uint256) {
        return (_queue.batches[id].shares, _queue.batches[id].assets);
    }
}

contract RedemptionQueueTest is Test {
    uint256 private constant MAX_SHARES = 1e25;
    uint256 private constant MAX_PRICE = 1e19;
    uint256 private constant BATCHES = 5;

    RedemptionQueueHarness private queue = new RedemptionQueueHarness();

    function test_initialize_numbersFromOne() public {
        queue.initialize();
        assertEq(queue.openBatch(), 1);
        assertEq(queue.nextToFund(), 1);
        assertEq(queue.request(5), 1);
        assertEq(queue.close(), 1);
        queue.fund(2, 1e18, 5);
        assertEq(queue.claim(1, 5), 5);
    }

    function test_close_emptyBatchStaysOpen() public {
        assertEq(queue.close(), 0);
        assertEq(queue.close(), 0);
        assertEq(queue.request(5), 0);
        assertEq(queue.request(7), 0);
        assertEq(queue.close(), 0, "the batch that closes now is not fundable by this checkpoint");
        assertEq(queue.close(), 1);
        assertEq(queue.request(1), 1);
        _checkBatch(0, 12, 0);
        assertEq(queue.queuedShares(), 13);
    }

    /// Forward pricing: the checkpoint whose open closes a batch does not fund it.
    function testFuzz_fund_notByTheClosingCheckpoint(uint256 shares, uint256 price) public {
        shares = bound(shares, 1, MAX_SHARES);
        price = bound(price, 0, MAX_PRICE);
        queue.request(shares);
        uint256 fundableBefore = queue.close();
        queue.fund(fundableBefore, price, type(uint96).max);
        assertEq(queue.nextToFund(), 0, "not yet");
        fundableBefore = queue.close();
        queue.fund(fundableBefore, price, type(uint96).max);
        assertEq(queue.nextToFund(), 1, "by the next");
        _checkBatch(0, shares, shares * price / 1e18);
        assertEq(queue.queuedShares(), 0, "and left the queue");
    }

    /// P11: whole batches, first in first out, as far as idle ether reaches; sums are kept.
    function testFuzz_fund_wholeBatchesInOrder(uint256[BATCHES] memory shares, uint256 price, uint256 idle) public {
        price = bound(price, 0, MAX_PRICE);
        uint256 sum;
        for (uint256 i = 0; i < BATCHES; ++i) {
            shares[i] = bound(shares[i], 1, MAX_SHARES);
            sum += shares[i];
            queue.request(shares[i]);
            queue.close();
        }
        idle = bound(idle, 0, sum * price / 1e18 + 1);
        (uint256 burntShares, uint256 fundedAssets) = queue.fund(BATCHES, price, idle);
        uint256 left = idle;
        uint256 burnt;
        bool stopped;
        for (uint256 i = 0; i < BATCHES; ++i) {
            uint256 due = shares[i] * price / 1e18;
            stopped = stopped || due > left;
            if (!stopped) (left, burnt) = (left - due, burnt + shares[i]);
            _checkBatch(i, shares[i], stopped ? 0 : due);
        }
        assertEq(burntShares, burnt, "shares of the funded batches");
        assertEq(fundedAssets, idle - left, "ether of the funded batches");
        assertEq(queue.claimable(), fundedAssets, "is claimable");
        assertEq(queue.queuedShares(), sum - burnt, "the rest waits");
    }

    /// Every share of a batch is paid alike, and all together no more than was set aside.
    function testFuzz_claim_neverPaysMoreThanFunded(uint256 shares, uint256 price, uint256 part) public {
        shares = bound(shares, 2, MAX_SHARES);
        price = bound(price, 0, MAX_PRICE);
        part = bound(part, 1, shares - 1);
        queue.request(shares);
        queue.close();
        (, uint256 funded) = queue.fund(1, price, type(uint96).max);
        uint256 first = queue.claim(0, part);
        uint256 second = queue.claim(0, shares - part);
        assertLe(first * shares, funded * part, "rounded down");
        assertLe(first + second, funded, "at most what was set aside");
        assertGe(first + second + 1, funded, "but for a wei");
        assertEq(queue.claimable(), funded - first - second, "dust stays set aside");
    }

    function test_claim_RevertWhen_notFunded() public {
        queue.request(10);
        queue.request(1);
        queue.close();
        vm.expectRevert(abi.encodeWithSelector(RedemptionQueue.NotFunded.selector, 0));
        queue.claim(0, 10);
        queue.fund(1, 2e18, 22);
        assertEq(queue.claim(0, 10), 20);
        vm.expectRevert(abi.encodeWithSelector(RedemptionQueue.NotFunded.selector, 1));
        queue.claim(1, 1);
    }

    /// E6: after a total loss a batch is funded with nothing, and pays that.
    function test_fund_atPriceZero() public {
        queue.request(10);
        queue.close();
        (uint256 burnt, uint256 assets) = queue.fund(1, 0, 0);
        assertEq(burnt, 10);
        assertEq(assets, 0);
        assertEq(queue.claim(0, 10), 0);
    }

    function _checkBatch(uint256 id, uint256 shares, uint256 assets) private view {
        (uint256 storedShares, uint256 storedAssets) = queue.batch(id);
        assertEq(storedShares, shares, "shares of the batch");
        assertEq(storedAssets, assets, "assets of the batch");
    }
}

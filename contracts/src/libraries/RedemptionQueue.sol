// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharePrice} from "./SharePrice.sol";

/// The redemption queue. Requests between two opens form a batch; batches are funded whole, first in first out.
///
///   open --- close at the next open ---> closed --- funded by a checkpoint opened later ---> payable for ever
///
/// Queued shares stay shares: they earn and lose until their batch is funded.
library RedemptionQueue {
    /// Thrown when a claim names a batch whose ether is not there yet.
    error NotFunded(uint256 batch);

    event BatchFunded(uint256 indexed batch, uint256 shares, uint256 assets, uint256 price);

    /// @param shares all that was requested in the batch; zero while it is open.
    /// @param assets wei those shares were funded with; zero until then.
    struct Batch {
        uint128 shares;
        uint128 assets;
    }

    struct Context {
        // What a request writes: one slot.
        uint96 openShares;
        uint32 openBatch;
        // What closing, funding and claiming write: one slot.
        uint96 closedShares;
        uint96 claimable;
        uint32 nextToFund;
        mapping(uint256 batch => Batch) batches;
    }

    /// Batches are numbered from 1, so that neither slot is ever empty: the first holder pays no more than the next.
    function initialize(Context storage self) internal {
        (self.openBatch, self.nextToFund) = (1, 1);
    }

    function queuedShares(Context storage self) internal view returns (uint256) {
        return uint256(self.openShares) + self.closedShares;
    }

    /// Adds shares to the open batch and returns its id.
    function request(Context storage self, uint256 shares) internal returns (uint256 batch) {
        batch = self.openBatch;
        self.openShares += uint96(shares);
    }

    /// Closes the open batch unless it is empty. Returns the batch up to which (exclusive) the checkpoint being opened
    /// may fund: those closed before it, so that nobody is priced on a state already known when asking.
    function close(Context storage self) internal returns (uint256 fundableBefore) {
        fundableBefore = self.openBatch;
        uint96 shares = self.openShares;
        if (shares == 0) return fundableBefore;
        self.batches[fundableBefore].shares = shares;
        self.closedShares += shares;
        self.openShares = 0;
        self.openBatch = uint32(fundableBefore + 1);
    }

    /// Funds whole batches at `price` while idle ether lasts. Returns shares burnt and wei set aside for claims.
    function fund(Context storage self, uint256 fundableBefore, uint256 price, uint256 idle)
        internal
        returns (uint256 burntShares, uint256 fundedAssets)
    {
        uint256 batch = self.nextToFund;
        for (; batch < fundableBefore; ++batch) {
            Batch storage next = self.batches[batch];
            uint256 shares = next.shares;
            uint256 assets = SharePrice.assetsDown(shares, price);
            if (fundedAssets + assets > idle) break;
            next.assets = uint128(assets);
            burntShares += shares;
            fundedAssets += assets;
            emit BatchFunded(batch, shares, assets, price);
        }
        self.nextToFund = uint32(batch);
        self.closedShares -= uint96(burntShares);
        self.claimable += uint96(fundedAssets);
    }

    /// Wei that `shares` of a funded batch pay, rounded down; every share of a batch pays the same.
    function claim(Context storage self, uint256 batch, uint256 shares) internal returns (uint256 assets) {
        require(batch < self.nextToFund, NotFunded(batch));
        Batch memory funded = self.batches[batch];
        assets = shares * funded.assets / funded.shares;
        self.claimable -= uint96(assets);
    }
}

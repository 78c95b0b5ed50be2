// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Decides what a share costs and pays. Prices are wei per share, 1e18-scaled; assets are wei; times are seconds.
/// Every formula is mirrored under the same name in packages/sdk/src/math/sharePrice.ts.
/// Amounts and prices stay below 2^96 and times below 2^40, so no product here can overflow.
library SharePrice {
    uint256 internal constant ONE = 1e18;
    uint256 internal constant YEAR = 365 days;
    /// 5 % a year: what a minter is assumed to buy of rewards earned since the last checkpoint. Above any yield the
    /// pool has, so that rewards already earned and not yet proven cannot be bought.
    uint256 internal constant ACCRUAL_BPS = 500;
    /// 10 % a year: how fast low may exceed its highest value so far. Above any yield, far below any donation worth it.
    uint256 internal constant GROWTH_BPS = 1_000;
    /// How long ether may take from a validator to the queue; an exit queue has taken 45 days.
    uint256 internal constant QUEUE_HORIZON = 60 days;
    uint256 private constant BPS = 10_000;

    /// The price proven value gives, rounded down. The pool has shares from its first block on: supply is never zero.
    function lowDown(uint256 value, uint256 supply) internal pure returns (uint256) {
        return value * ONE / supply;
    }

    /// The price everything that could be the pool's gives, rounded up.
    function highUp(uint256 value, uint256 supply) internal pure returns (uint256) {
        return _divUp(value * ONE, supply);
    }

    /// The most low may be `elapsed` after the last checkpoint, given its highest value so far.
    function growthCapDown(uint256 peak, uint256 elapsed) internal pure returns (uint256) {
        return peak + peak * GROWTH_BPS * elapsed / (BPS * YEAR);
    }

    /// What a minter pays for one share `elapsed` after the last checkpoint.
    function mintPriceUp(uint256 high, uint256 elapsed) internal pure returns (uint256) {
        return high + _divUp(high * ACCRUAL_BPS * elapsed, BPS * YEAR);
    }

    /// What a queued share may ask for when the ether for it has come: kept back, and asked of validators, at this price.
    function queuePriceUp(uint256 high) internal pure returns (uint256) {
        return mintPriceUp(high, QUEUE_HORIZON);
    }

    function sharesDown(uint256 assets, uint256 price) internal pure returns (uint256) {
        return assets * ONE / price;
    }

    function assetsDown(uint256 shares, uint256 price) internal pure returns (uint256) {
        return shares * price / ONE;
    }

    function assetsUp(uint256 shares, uint256 price) internal pure returns (uint256) {
        return _divUp(shares * price, ONE);
    }

    function _divUp(uint256 numerator, uint256 denominator) private pure returns (uint256) {
        return numerator == 0 ? 0 : (numerator - 1) / denominator + 1;
    }
}

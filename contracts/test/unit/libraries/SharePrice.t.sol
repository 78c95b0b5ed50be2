// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {SharePrice} from "../../../src/libraries/SharePrice.sol";

/// The direction of every rounding, by its defining inequality and not by the formula again.
contract SharePriceTest is Test {
    uint256 private constant ONE = 1e18;
    uint256 private constant YEAR = 365 days;
    /// No more ether than that will ever be, in wei.
    uint256 private constant MAX_VALUE = 1e27;
    uint256 private constant MAX_SUPPLY = 1e27;
    uint256 private constant MIN_SUPPLY = 1e18;
    uint256 private constant MAX_PRICE = 2 ** 96 - 1;
    uint256 private constant MAX_ELAPSED = 100 * YEAR;

    function testFuzz_lowDown_highUp_encloseTheQuotient(uint256 value, uint256 supply) public pure {
        value = bound(value, 0, MAX_VALUE);
        supply = bound(supply, MIN_SUPPLY, MAX_SUPPLY);
        uint256 low = SharePrice.lowDown(value, supply);
        uint256 high = SharePrice.highUp(value, supply);
        assertLe(low * supply, value * ONE, "low is at most the quotient");
        assertGt((low + 1) * supply, value * ONE, "and the greatest such");
        assertGe(high * supply, value * ONE, "high is at least the quotient");
        if (high != 0) assertLt((high - 1) * supply, value * ONE, "and the least such");
    }

    function testFuzz_mintPriceUp_roundsUp(uint256 high, uint256 elapsed) public pure {
        high = bound(high, 0, MAX_PRICE);
        elapsed = bound(elapsed, 0, MAX_ELAPSED);
        uint256 excess = SharePrice.mintPriceUp(high, elapsed) - high;
        uint256 exact = high * 5 * elapsed; // in parts of a hundred years
        assertGe(excess * 100 * YEAR, exact, "at least 5 % a year");
        if (excess != 0) assertLt((excess - 1) * 100 * YEAR, exact, "and no wei more");
    }

    function testFuzz_queuePriceUp_isTheMintPriceOf60DaysOn(uint256 high) public pure {
        high = bound(high, 0, MAX_PRICE);
        assertEq(SharePrice.queuePriceUp(high), SharePrice.mintPriceUp(high, 60 days), "60 days on");
    }

    function testFuzz_growthCapDown_roundsDown(uint256 peak, uint256 elapsed) public pure {
        peak = bound(peak, 0, MAX_PRICE);
        elapsed = bound(elapsed, 0, MAX_ELAPSED);
        uint256 growth = SharePrice.growthCapDown(peak, elapsed) - peak;
        assertLe(growth * 10 * YEAR, peak * elapsed, "at most 10 % a year");
        assertGt((growth + 1) * 10 * YEAR, peak * elapsed, "and no wei less");
    }

    function testFuzz_sharesDown_neverGivesMoreThanPaid(uint256 assets, uint256 price) public pure {
        assets = bound(assets, 0, MAX_VALUE);
        price = bound(price, 1, MAX_PRICE);
        uint256 shares = SharePrice.sharesDown(assets, price);
        assertLe(shares * price, assets * ONE, "worth at most what was paid");
        assertGt((shares + 1) * price, assets * ONE, "one more would be worth more");
    }

    function testFuzz_assets_encloseTheProduct(uint256 shares, uint256 price) public pure {
        shares = bound(shares, 0, MAX_SUPPLY);
        price = bound(price, 0, MAX_PRICE);
        uint256 down = SharePrice.assetsDown(shares, price);
        uint256 up = SharePrice.assetsUp(shares, price);
        assertLe(down * ONE, shares * price, "paid at most what it is worth");
        assertGt((down + 1) * ONE, shares * price, "and no wei less");
        assertGe(up * ONE, shares * price, "owed at least what it is worth");
        assertLe(up - down, 1, "the two are neighbours");
    }

    /// P10 for one holder: what is minted at high pays no more at low.
    function testFuzz_mintThenRedeem_neverGains(uint256 assets, uint256 low, uint256 high, uint256 elapsed)
        public
        pure
    {
        assets = bound(assets, 0, MAX_VALUE);
        high = bound(high, 1, MAX_PRICE);
        low = bound(low, 0, high);
        elapsed = bound(elapsed, 0, MAX_ELAPSED);
        uint256 shares = SharePrice.sharesDown(assets, SharePrice.mintPriceUp(high, elapsed));
        assertLe(SharePrice.assetsDown(shares, low), assets, "never a gain");
    }

    function test_prices_knownValues() public pure {
        assertEq(SharePrice.lowDown(1e18, 3e18), 333_333_333_333_333_333);
        assertEq(SharePrice.highUp(1e18, 3e18), 333_333_333_333_333_334);
        assertEq(SharePrice.highUp(0, 3e18), 0);
        assertEq(SharePrice.growthCapDown(1e18, YEAR), 1.1e18);
        assertEq(SharePrice.mintPriceUp(1e18, YEAR), 1.05e18);
        assertEq(SharePrice.mintPriceUp(1e18, 0), 1e18);
    }
}

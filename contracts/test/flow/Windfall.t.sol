// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {Base} from "../utils/Base.t.sol";

/// Gains beyond what minters are assumed to buy: who comes for them, or fakes them, and what that is worth.
contract WindfallTest is Base {
    uint256 private operatorId;

    function setUp() public override {
        super.setUp();
        operatorId = register("operator", 100 ether);
        deposit(alice, 1_000 ether);
    }

    /// Deposit before a windfall everyone knows of and redeem after: no more than the growth cap gives to a holder of
    /// those two periods, 10 % a year, however large the windfall.
    function testFuzz_windfall_paysAtMostTheGrowthCap(uint256 assets, uint256 windfall) public {
        checkpoint();
        assets = bound(assets, 1 ether, MAX_ASSETS);
        windfall = bound(windfall, 0, MAX_ASSETS);
        uint256 sinceSlot = checkpoints.last().slot;
        uint256 batch = requestRedeem(stranger, deposit(stranger, assets));
        _donate(windfall);
        checkpoint();
        checkpoint();
        uint256 held = (checkpoints.last().slot - sinceSlot) * SECONDS_PER_SLOT;
        // Two capped steps compound; the second order of so short a time is below a billionth.
        assertLe(claim(stranger, batch), assets + assets * held / (10 * YEAR) + assets / 1e9);
    }

    /// Who comes after the windfall is proven pays for it, and waits for low to catch up.
    function testFuzz_windfall_lateMinterPaysForIt(uint256 assets, uint256 windfall) public {
        assets = bound(assets, 1 ether, MAX_ASSETS);
        _donate(bound(windfall, 1 ether, MAX_ASSETS));
        checkpoint();
        uint256 batch = requestRedeem(stranger, deposit(stranger, assets));
        checkpoint();
        checkpoint();
        assertLe(claim(stranger, batch), assets);
    }

    /// A donor with half of the supply fakes the landing of a top-up that is still in flight. For a while the pool
    /// counts the gift in the top-up's place, and when the top-up comes it is a gain like any other: capped.
    function test_fakedLanding_doesNotPay() public {
        uint256 index = fundNew(operatorId, 256);
        uint256 shares = deposit(stranger, 1_001 ether);
        beacon.credit(index, 256e9);
        uint256 batch = requestRedeem(stranger, shares);
        checkpoint();
        assertTrue(validators.recordOf(index).has(ValidatorRecords.LANDED));
        uint256 low = pool.low();
        assertApproxEqAbs(low, 1 ether, 1e12, "the gift stands for the top-up");
        land(index);
        checkpoint();
        uint256 growth = pool.low() - low;
        assertLe(growth * 10 * YEAR, low * PERIOD * SECONDS_PER_SLOT, "capped");
        assertApproxEqRel(pool.high(), uint256(2_258 ether) * 1e18 / 2_002 ether, 1e12, "both are there in high");
        assertLe(claim(stranger, batch), 1_001 ether + 256 ether - 255 ether, "the donor is out of its gift");
    }

    /// A gift a hair too small to fake a landing leaves a doubt: low leaves the top-up out.
    function test_fakedLanding_justBelowIsDoubted() public {
        uint256 index = fundNew(operatorId, 256);
        beacon.setBalance(index, 256e9 - 1);
        checkpoint();
        assertFalse(validators.recordOf(index).has(ValidatorRecords.LANDED));
        assertTrue(validators.recordOf(index).has(ValidatorRecords.UNCERTAIN));
        uint256 truth = uint256(1_256 ether - 1 gwei) * 1e18 / 1_001 ether;
        assertLe(pool.low(), truth);
        assertGe(pool.high(), truth);
    }

    function _donate(uint256 assets) private {
        vm.deal(address(this), assets);
        pool.collect{value: assets}();
    }
}

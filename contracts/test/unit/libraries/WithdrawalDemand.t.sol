// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {WithdrawalDemand} from "../../../src/libraries/WithdrawalDemand.sol";

contract WithdrawalDemandHarness {
    function need(uint256 queued, uint256 idle, uint256 onTheWay) external pure returns (uint256) {
        return WithdrawalDemand.need(queued, idle, onTheWay);
    }
}

contract WithdrawalDemandTest is Test {
    uint256 private constant MAX_WEI = 1e27;
    uint256 private constant MAX_BALANCE_GWEI = 5_000e9;

    WithdrawalDemandHarness private harness = new WithdrawalDemandHarness();

    function testFuzz_need_isWhatNothingCovers(uint256 queued, uint256 idle, uint256 onTheWay) public {
        (idle, onTheWay) = (bound(idle, 0, MAX_WEI), bound(onTheWay, 0, MAX_WEI));
        queued = bound(queued, idle + onTheWay + 1, 3 * MAX_WEI);
        assertEq(harness.need(queued, idle, onTheWay) + idle + onTheWay, queued, "need closes the gap");
        queued = idle + onTheWay;
        vm.expectRevert(abi.encodeWithSelector(WithdrawalDemand.NothingNeeded.selector, queued, idle, onTheWay));
        harness.need(queued, idle, onTheWay);
    }

    function testFuzz_amountGwei_keepsItsPromises(uint256 needWei, uint256 balanceGwei) public pure {
        needWei = bound(needWei, 1, MAX_WEI);
        balanceGwei = bound(balanceGwei, 0, MAX_BALANCE_GWEI);
        uint256 amount = WithdrawalDemand.amountGwei(needWei, balanceGwei);
        if (amount == 0) {
            assertLt(balanceGwei, 96e9, "a full exit only where a partial is not worth it");
            return;
        }
        assertGe(amount, 64e9, "no dust");
        assertLe(amount + 32e9, balanceGwei, "the minimum stays");
        if (amount > 64e9 && amount + 32e9 < balanceGwei) {
            assertGe(amount * 1e9, needWei, "covers the need");
            assertLt((amount - 1) * 1e9, needWei, "and no gwei more");
        }
    }

    function test_amountGwei_edges() public pure {
        assertEq(WithdrawalDemand.amountGwei(1, 96e9 - 1), 0);
        assertEq(WithdrawalDemand.amountGwei(1, 96e9), 64e9);
        assertEq(WithdrawalDemand.amountGwei(64 ether + 1, 200e9), 64e9 + 1);
        assertEq(WithdrawalDemand.amountGwei(1_000 ether, 200e9), 168e9);
        assertEq(WithdrawalDemand.amountGwei(1_000 ether, 0), 0);
    }
}

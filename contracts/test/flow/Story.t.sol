// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorRecord, ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

/// One validator's life and one holder's ether through it, where every number is known beforehand to the wei.
contract StoryTest is Base {
    uint256 private constant INDEX = 3;

    function test_story_toTheWei() public {
        // 63 ether come in; with the seed the pool has 64. The first price is one.
        assertEq(deposit(alice, 63 ether), 63 ether);
        assertEq(pool.idle(), 64 ether);

        // One validator gets 32 of them, for a bond of 4 %.
        uint256 operatorId = register("operator", 1.28 ether);
        assertEq(fundNew(operatorId, 32), INDEX);
        assertEq(pool.idle(), 32 ether);
        assertEq(operators.bondOf(operatorId).locked, 1.28 ether);

        // In flight it is worth what was sent: the operator's 1 ether is not the holders'.
        checkpoint();
        _checkPrices(1 ether);
        _checkFlags(0);

        // Landed, with a reward of one hundred-thousandth of the pool. Ten periods make room under the growth cap.
        land(INDEX);
        beacon.setBalance(INDEX, 33e9 + 640_000);
        beacon.advance(10 * PERIOD);
        checkpoint();
        _checkPrices(1.00001 ether);
        _checkFlags(ValidatorRecords.LANDED);

        // Alice leaves with all she has. 33 ether are too few for a partial, so the validator must go.
        uint256 batch = requestRedeem(alice, 63 ether);
        assertEq(pool.balanceOf(alice), 0);
        assertEq(pool.balanceOf(alice, batch), 63 ether);
        assertEq(withdraw(INDEX), 0);
        assertEq(Predeploys.takeWithdrawalRequests(), _exitRequest(operatorId));
        assertEq(validators.onTheWay(), 33.00064 ether);
        _checkFlags(ValidatorRecords.LANDED | ValidatorRecords.ASKED);

        // Asked is not leaving, and leaving is not paid: no checkpoint funds what is not there.
        checkpoint();
        beacon.exit(INDEX, uint32(beacon.epoch()), uint32(beacon.epoch() + 8));
        checkpoint();
        _checkPrices(1.00001 ether);
        _checkFlags(ValidatorRecords.LANDED | ValidatorRecords.EXITING);
        assertEq(validators.onTheWay(), 33.00064 ether);
        assertEq(validators.askOf(INDEX).amountGwei, 0);
        assertEq(pool.claimable(), 0);

        // The chain pays the pod, anyone sweeps it, and the next checkpoint funds the batch.
        beacon.setBalance(INDEX, 0);
        vm.deal(operators.podOf(operatorId), 33.00064 ether);
        assertEq(validators.sweep(operatorId), 33.00064 ether);
        assertEq(pool.idle(), 65.00064 ether);
        checkpoint();
        _checkPrices(1.00001 ether);
        assertEq(validators.onTheWay(), 0);
        assertEq(pool.claimable(), 63.00063 ether);
        assertEq(pool.totalSupply(), 1 ether);

        // Claims pay the batch's price, in parts or at once.
        vm.prank(alice);
        assertEq(pool.claim(batch, 21 ether, alice), 21.00021 ether);
        assertEq(claim(alice, batch), 42.00042 ether);
        assertEq(alice.balance, 63.00063 ether);
        // What stays is the seed's value and the operator's 1 ether.
        assertEq(address(pool).balance, 2.00001 ether);
        assertEq(pool.idle(), 2.00001 ether);
    }

    function _exitRequest(uint256 operatorId) private view returns (bytes memory) {
        return abi.encodePacked(operators.podOf(operatorId), pubkeyOf(INDEX), uint64(0));
    }

    function _checkPrices(uint256 price) private view {
        assertEq(pool.low(), price, "low");
        assertEq(pool.high(), price, "high");
    }

    function _checkFlags(uint32 flags) private view {
        assertEq(ValidatorRecord.unwrap(validators.recordOf(INDEX)) & 0xf, flags, "flags");
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorRecord, ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {WithdrawalRequestsMock} from "../utils/SystemMocks.sol";
import {CoreTest} from "../utils/Core.t.sol";

/// One holder's ether through a validator and back, with real proofs and exact numbers.
contract StoryTest is CoreTest {
    function test_story() public {
        // 63 ether come in; with the seed the pool has 64. Mint price of a fresh pool is 1.
        assertEq(_deposit(alice, 63 ether), 63 ether);
        assertEq(pool.idle(), 64 ether);

        // One validator gets 32 of it, for a bond of 4 %.
        uint256 operatorId = _register(operator, 1.28 ether);
        uint256 index = _predeposit(operatorId);
        assertEq(index, 3);
        _fund(operatorId, index, 32);
        assertEq(pool.idle(), 32 ether);
        assertEq(depositContract.received(), 32 ether);
        assertEq(depositContract.lastCredentials(), _podCredentials(operatorId));
        assertEq(operators.bondOf(operatorId).locked, 1.28 ether);

        // In flight it is worth what was sent: the operator's 1 ether is not the holders'.
        (uint256 low, uint256 high) = _checkpoint();
        assertEq(low, 1 ether);
        assertEq(high, 1 ether);
        assertFalse(_has(index, ValidatorRecords.LANDED));

        // Landed, and 0.00064 ether of rewards: one hundred-thousandth of 64 shares. Ten checkpoint periods make room
        // for it under the growth cap.
        _land(index, 32);
        beacon.setBalance(index, 33e9 + 640_000);
        _advanceSlots(10 * PERIOD);
        (low, high) = _checkpoint();
        assertTrue(_has(index, ValidatorRecords.LANDED));
        assertEq(low, 1.00001 ether);
        assertEq(high, 1.00001 ether);

        // Alice wants out of all she has. The queue keeps back 60 days of accrual: more than the idle 32 ether.
        uint256 batch = _requestRedeem(alice, 63 ether);
        assertEq(batch, 1);
        assertEq(pool.balanceOf(alice), 0);
        assertEq(pool.balanceOf(address(pool), batch), 0);
        assertEq(pool.balanceOf(alice, batch), 63 ether);
        assertEq(_withdraw(index), 0);
        WithdrawalRequestsMock.Request memory request = withdrawalRequests.last();
        assertEq(request.source, operators.podOf(operatorId));
        assertEq(request.pubkey, beacon.get(index).pubkey);
        assertEq(request.amountGwei, 0);
        assertEq(request.paid, 1);
        assertEq(validators.onTheWay(), 33.00064 ether);

        // A request is not an exit: the checkpoint before it closes the batch and pays nothing.
        (low,) = _checkpoint();
        assertEq(low, 1.00001 ether);
        assertEq(pool.claimable(), 0);

        // The chain lets it go; whoever wants sweeps the pod.
        _payExit(index);
        assertEq(validators.sweep(operatorId), 33.00064 ether);
        assertEq(pool.idle(), 65.00064 ether);
        (low, high) = _checkpoint();
        assertEq(low, 1.00001 ether);
        assertEq(high, 1.00001 ether);
        assertEq(validators.onTheWay(), 0);
        assertEq(pool.claimable(), 63.00063 ether);
        assertEq(pool.totalSupply(), 1 ether);

        // Claims pay what the batch was funded with, in parts or at once.
        assertEq(_claim(alice, batch, 21 ether), 21.00021 ether);
        assertEq(_claim(alice, batch, 42 ether), 42.00042 ether);
        assertEq(alice.balance, 63.00063 ether);
        // The seed's value and the operator's 1 ether stay.
        assertEq(address(pool).balance, 2.00001 ether);
    }

    function test_story_withSeveralValidatorsAndRuns() public {
        _deposit(alice, 399 ether);
        uint256 operatorId = _register(operator, 10 ether);
        for (uint256 i = 0; i < 5; ++i) {
            uint256 index = _predeposit(operatorId);
            _fund(operatorId, index, 40 + i);
            _land(index, 40 + i);
        }
        assertEq(pool.idle(), 190 ether);
        (uint256 low, uint256 high) = _checkpoint();
        assertEq(low, 1 ether);
        assertEq(high, 1 ether);
        assertEq(validators.count(), 5);
        assertEq(validators.availableOf(operatorId), 5);
    }

    function _has(uint256 index, uint32 flag) private view returns (bool) {
        ValidatorRecord record = validators.recordOf(index);
        return record.has(flag);
    }
}

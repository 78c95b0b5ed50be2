// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorRecord, ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

/// One holder's way through the pool, with real proofs at every step.
contract JourneyTest is Base {
    function test_journey_depositToClaim() public {
        uint256 operatorId = register("operator", 100 ether);
        uint256 shares = deposit(alice, 200 ether);
        assertApproxEqAbs(shares, 200 ether, 0.01 ether, "the first price is one");

        // fund
        uint256 first = fundNew(operatorId, 64);
        uint256 second = fundNew(operatorId, 100);
        assertEq(pool.idle(), SEED + 200 ether - 164 ether);
        assertEq(operators.bondOf(operatorId).locked, 6.56 ether);
        assertEq(depositContract.count(), 2);
        assertEq(depositContract.at(1).credentials, credentialsOf(operatorId));
        assertEq(depositContract.at(1).pubkey, pubkeyOf(second));

        // in flight: counted at what was paid
        checkpoint();
        assertEq(pool.low(), (SEED + 200 ether) * 1e18 / (SEED + shares));
        assertFalse(isLanded(first));

        // landed and earning
        land(first);
        land(second);
        beacon.credit(second, 1e7);
        checkpoint();
        assertTrue(isLanded(first) && isLanded(second));
        assertEq(validators.availableOf(operatorId), 2);
        uint256 earned = (SEED + 200.01 ether) * 1e18;
        assertApproxEqAbs(pool.high(), earned / (SEED + shares), 1);

        // leave
        uint256 batch = requestRedeem(alice, shares);
        checkpoint();
        assertEq(pool.queuedShares(), shares);
        uint256 asked = withdraw(first);
        assertEq(asked, 0, "33 ether to spare are too few for a partial");
        uint256 partialAmount = withdraw(second);
        assertEq(partialAmount, 69.01e9, "all above 32 ether");
        bytes memory requests = Predeploys.takeWithdrawalRequests();
        assertEq(requests.length, 2 * 76);

        // the chain answers
        beacon.exit(first, uint32(beacon.epoch() + 1), uint32(beacon.epoch() + 2));
        checkpoint();
        beacon.setBalance(first, 0);
        beacon.setBalance(second, 32e9);
        address pod = operators.podOf(operatorId);
        vm.deal(pod, pod.balance + 65 ether + 69.01 ether);
        checkpoint();
        assertEq(validators.sweep(operatorId), 134.01 ether);
        assertEq(pool.claimable(), 0, "67 ether of 200 are still validating");

        // the rest of the second validator: its partial is on its way for 60 days, so deposits pay
        deposit(bob, 40 ether);
        checkpoint();
        assertEq(pool.queuedShares(), 0);
        (uint256 batchShares, uint256 assets) = pool.batch(batch);
        assertEq(batchShares, shares);
        assertEq(assets, shares * pool.low() / 1e18);

        // claim
        uint256 paid = claim(alice, batch);
        assertEq(paid, assets);
        assertEq(alice.balance, paid);
        assertEq(pool.claimable(), 0);
    }

    function isLanded(uint256 index) private view returns (bool) {
        return validators.recordOf(index).has(ValidatorRecords.LANDED);
    }
}

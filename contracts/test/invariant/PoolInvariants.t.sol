// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";
import {IValidators} from "../../src/interfaces/IValidators.sol";
import {BeaconHeader} from "../../src/libraries/BeaconRoots.sol";
import {PodRotation} from "../../src/libraries/PodRotation.sol";
import {WithdrawalDemand} from "../../src/libraries/WithdrawalDemand.sol";
import {ValidatorRecord, ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {BeaconMock} from "../utils/BeaconMock.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

/// Random histories of holders, operators, keepers and an honest chain; books of its own beside the core's.
/// Actions that the rules refuse are not tried, so that any revert is a failure: nothing anyone does may block the rest.
/// forge-config: default.invariant.runs = 128
/// forge-config: default.invariant.depth = 64
/// forge-config: default.invariant.fail-on-revert = true
contract PoolInvariantsTest is Base {
    address private constant BURNT = 0x000000000000000000000000000000000000dEaD;
    uint256 private constant MAX_VALIDATORS = 6;
    uint256 private constant MAX_DEPOSIT = 2_000 ether;
    uint256 private constant MAX_TOP_UP_ETHER = 300;

    address[3] private holders;
    uint256[2] private operatorIds;

    /* BOOKS OF THE CHAIN */

    /// Top-ups paid and not yet credited, in gwei.
    mapping(uint256 index => uint256) private pendingGwei;
    mapping(uint256 index => bool) private requestedExit;
    mapping(uint256 index => uint256) private requestedGwei;
    mapping(uint256 operatorId => uint256) private podWei;
    uint256 private forcedWei;

    /* BOOKS OF THE HOLDERS */

    mapping(uint256 batch => uint256) private claimedShares;
    uint256 private paidWei;
    uint256[2] private lockedWei;

    /* THE OPEN SNAPSHOT */

    struct Opened {
        uint256 number;
        uint256 truthWei;
        uint256 supply;
        uint256 validators;
        bytes stream;
    }

    Opened private opened;
    uint256 public checkpointsDone;

    function setUp() public override {
        super.setUp();
        holders = [alice, bob, carol];
        for (uint256 i = 0; i < 2; ++i) {
            operatorIds[i] = register(i == 0 ? "first operator" : "second operator", 100 ether);
        }
        deposit(alice, 500 ether);
        deposit(bob, 200 ether);
        bytes4[] memory selectors = new bytes4[](18);
        selectors[0] = this.actDeposit.selector;
        selectors[1] = this.actTransfer.selector;
        selectors[2] = this.actRequestRedeem.selector;
        selectors[3] = this.actClaim.selector;
        selectors[4] = this.actTransferClaims.selector;
        selectors[5] = this.actCollect.selector;
        selectors[6] = this.actForceSend.selector;
        selectors[7] = this.actFund.selector;
        selectors[8] = this.actCredit.selector;
        selectors[9] = this.actEarn.selector;
        selectors[10] = this.actLeak.selector;
        selectors[11] = this.actLeave.selector;
        selectors[12] = this.actPayWithdrawals.selector;
        selectors[13] = this.actWithdraw.selector;
        selectors[14] = this.actSweep.selector;
        selectors[15] = this.actPassTime.selector;
        selectors[16] = this.actOpen.selector;
        selectors[17] = this.actFinalize.selector;
        targetSelector(FuzzSelector({addr: address(this), selectors: selectors}));
        targetContract(address(this));
    }

    /* HOLDERS ACT */

    function actDeposit(uint256 who, uint256 assets) public {
        uint256 age = vm.getBlockTimestamp() - pool.pricedAt();
        if (age > STALE_AGE) return;
        assets = bound(assets, 1 gwei, MAX_DEPOSIT);
        uint256 low = pool.low();
        uint256 shares = deposit(holders[who % 3], assets);
        assertGe(assets * 1e18, shares * low, "P2: supply up only for as much ether");
    }

    function actTransfer(uint256 from, uint256 to, uint256 shares) public {
        shares = bound(shares, 0, pool.balanceOf(holders[from % 3]));
        vm.prank(holders[from % 3]);
        pool.transfer(holders[to % 3], shares);
    }

    function actRequestRedeem(uint256 who, uint256 shares) public {
        uint256 had = pool.balanceOf(holders[who % 3]);
        if (had == 0) return;
        requestRedeem(holders[who % 3], bound(shares, 1, had));
    }

    function actClaim(uint256 who, uint256 id, uint256 shares) public {
        address holder = holders[who % 3];
        id = bound(id, 1, pool.openBatch());
        (uint256 batchShares, uint256 batchAssets) = pool.batch(id);
        uint256 had = pool.balanceOf(holder, id);
        if (batchAssets == 0 || had == 0) return;
        shares = bound(shares, 1, had);
        vm.prank(holder);
        uint256 assets = pool.claim(id, shares, holder);
        assertLe(assets * batchShares, shares * batchAssets, "paid at most its part");
        claimedShares[id] += shares;
        paidWei += assets;
    }

    function actTransferClaims(uint256 from, uint256 to, uint256 id, uint256 shares) public {
        id = bound(id, 1, pool.openBatch());
        shares = bound(shares, 0, pool.balanceOf(holders[from % 3], id));
        vm.prank(holders[from % 3]);
        pool.transfer(holders[to % 3], id, shares);
    }

    /* STRANGERS ACT */

    function actCollect(uint256 assets) public {
        assets = bound(assets, 0, 1 ether);
        vm.deal(stranger, assets);
        vm.prank(stranger);
        pool.collect{value: assets}();
    }

    function actForceSend(uint256 assets) public {
        assets = bound(assets, 0, 100 ether);
        vm.deal(address(pool), address(pool).balance + assets);
        forcedWei += assets;
    }

    /* KEEPERS ACT */

    function actFund(uint256 who, uint256 topUpEther) public {
        if (checkpoints.isOpen() || funded.length == MAX_VALIDATORS) return;
        topUpEther = bound(topUpEther, 31, MAX_TOP_UP_ETHER);
        if (pool.idle() < pool.queuedAssets() + topUpEther * 1 ether) return;
        uint256 index = fundNew(operatorIds[who % 2], topUpEther);
        pendingGwei[index] = topUpEther * 1e9;
        lockedWei[who % 2] += topUpEther * 0.04 ether;
    }

    /// Asks one validator after another until one is asked.
    function actWithdraw(uint256 i) public {
        if (funded.length == 0) return;
        beacon.advance(1);
        for (uint256 j = 0; j < funded.length; ++j) {
            if (_withdraw(funded[(i % funded.length + j) % funded.length])) return;
        }
    }

    function _withdraw(uint256 index) private returns (bool) {
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.validatorsStream(at, only(index));
        uint256 covered = pool.idle() + validators.podEther() + validators.onTheWay();
        vm.deal(keeper, 1 ether);
        vm.prank(keeper);
        try validators.withdraw{value: 1 ether}(at, header, pubkeyOf(index), stream) returns (uint256 amountGwei) {
            assertGt(pool.queuedAssets(), covered, "only what the queue needs");
            if (amountGwei == 0) requestedExit[index] = true;
            requestedGwei[index] = amountGwei;
            assertEq(Predeploys.takeWithdrawalRequests().length, 76, "the chain hears of it");
            return true;
        } catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            bool isRule = selector == IValidators.NotAvailable.selector
                || selector == WithdrawalDemand.NothingNeeded.selector
                || selector == PodRotation.NotThisPodsTurn.selector;
            assertTrue(isRule, "refused for another reason");
            return false;
        }
    }

    function actSweep(uint256 who) public {
        uint256 id = operatorIds[who % 2];
        assertEq(validators.sweep(id), podWei[id], "P15: all that came, to the pool");
        podWei[id] = 0;
    }

    function actPassTime(uint256 slots) public {
        // Once in a while longer than a top-up's gap of seven days.
        beacon.advance(slots % 16 == 0 ? 60_000 : bound(slots, 1, 40));
    }

    function actOpen() public {
        if (checkpoints.isOpen()) return;
        advanceToOpen();
        opened.truthWei = _truthWei();
        opened.supply = pool.totalSupply();
        opened.validators = funded.length;
        opened.stream = funded.length == 0 ? bytes("") : beacon.validatorsStream(vm.getBlockTimestamp(), funded);
        open();
        bind();
        opened.number = checkpoints.number();
    }

    /// Opens first where nothing is open, so that a history holds many checkpoints.
    function actFinalize(uint256 who) public {
        actOpen();
        ICheckpoints.Run memory run;
        address prover = holders[who % 3];
        if (opened.validators != 0) {
            vm.prank(prover);
            run = checkpoints.prove(run, opened.stream);
        }
        assertEq(run.count, opened.validators, "P4: each exactly once");
        ICheckpoints.Last memory before = checkpoints.last();
        finalize(prover, run);
        _checkFinalized(before);
        ++checkpointsDone;
    }

    function _checkFinalized(ICheckpoints.Last memory before) private view {
        uint256 truth = opened.truthWei * 1e18 / opened.supply;
        uint256 low = pool.low();
        assertLe(low, truth, "P1: low <= truth");
        assertGe(pool.high(), truth, "P1: truth <= high");
        ICheckpoints.Last memory last = checkpoints.last();
        assertGt(last.slot, before.slot, "P6: slots increase");
        uint256 elapsed = (last.slot - before.slot) * SECONDS_PER_SLOT;
        if (low > before.peak) {
            assertLe((low - before.peak) * 10 * YEAR, before.peak * elapsed, "P9: growth is capped");
        }
        assertEq(last.peak, low > before.peak ? low : before.peak, "the highest so far");
    }

    /* THE CHAIN ACTS */

    function actCredit(uint256 i) public {
        if (i % 2 == 0) {
            _credit(i / 2);
        } else {
            for (uint256 j = 0; j < funded.length; ++j) {
                _credit(j);
            }
        }
    }

    function _credit(uint256 i) private {
        (uint256 index, BeaconMock.Validator memory v) = _validator(i);
        // The chain postpones what comes for a validator that has left and is not withdrawable yet.
        if (index == 0 || (v.exit != FAR_FUTURE && v.withdrawable > beacon.epoch())) return;
        if (pendingGwei[index] == 0) return;
        beacon.credit(index, uint64(pendingGwei[index]));
        pendingGwei[index] = 0;
        if (v.exit == FAR_FUTURE) beacon.activate(index);
    }

    /// Up to 1/1024 at a time.
    function actEarn(uint256 i, uint256 amountGwei) public {
        (uint256 index, BeaconMock.Validator memory v) = _validator(i);
        if (index == 0 || v.activation == FAR_FUTURE || v.balanceGwei == 0) return;
        beacon.setBalance(index, v.balanceGwei + uint64(bound(amountGwei, 0, v.balanceGwei / 1_024)));
    }

    /// Up to an eighth at a time; before a checkpoint has seen the top-up never below what shows that it came.
    function actLeak(uint256 i, uint256 amountGwei) public {
        (uint256 index, BeaconMock.Validator memory v) = _validator(i);
        if (index == 0 || v.activation == FAR_FUTURE) return;
        uint64 balanceGwei = v.balanceGwei - uint64(bound(amountGwei, 0, v.balanceGwei / 8));
        bool seen = validators.recordOf(index).has(ValidatorRecords.LANDED | ValidatorRecords.UNCERTAIN);
        uint256 floor = seen ? 0 : 1e9 + topUpEtherOf[index] * 1e9 / 2;
        if (balanceGwei >= floor) beacon.setBalance(index, balanceGwei);
    }

    function actLeave(uint256 i, uint256 when) public {
        (uint256 index, BeaconMock.Validator memory v) = _validator(i);
        if (index == 0 || v.exit != FAR_FUTURE) return;
        if (when % 4 != 0 && !requestedExit[index]) return;
        uint32 epoch = uint32(beacon.epoch());
        beacon.exit(index, epoch + 1, epoch + 1 + uint32(bound(when, 1, 20)));
    }

    function actPayWithdrawals(uint256 i) public {
        (uint256 index, BeaconMock.Validator memory v) = _validator(i);
        if (index == 0) return;
        uint256 amountGwei;
        if (v.withdrawable <= beacon.epoch()) {
            amountGwei = v.balanceGwei;
        } else if (requestedGwei[index] != 0 && v.exit == FAR_FUTURE && v.balanceGwei > 32e9) {
            amountGwei = v.balanceGwei - 32e9 < requestedGwei[index] ? v.balanceGwei - 32e9 : requestedGwei[index];
            requestedGwei[index] = 0;
        }
        beacon.setBalance(index, v.balanceGwei - uint64(amountGwei));
        uint256 id = _operatorOf(index);
        podWei[id] += amountGwei * 1 gwei;
        address pod = operators.podOf(id);
        vm.deal(pod, pod.balance + amountGwei * 1 gwei);
    }

    /* REACH */

    /// The actions are no empty motions: this history funds, lands, asks, pays, sweeps, funds a batch and claims it.
    function test_actions_reachEveryStation() public {
        actFund(0, 269);
        actFund(1, 100);
        assertEq(funded.length, 2, "funded");
        actCredit(0);
        actCredit(1);
        actEarn(0, 1e9);
        actOpen();
        actFinalize(0);
        actPassTime(17);
        actRequestRedeem(0, 500 ether);
        actOpen();
        actFinalize(1);
        for (uint256 i = 0; i < 2; ++i) {
            actWithdraw(i);
            actLeave(i, 1);
            actPassTime(39);
            actPayWithdrawals(i);
        }
        assertNotEq(podWei[operatorIds[0]], 0, "paid");
        actSweep(0);
        actSweep(1);
        actOpen();
        actFinalize(2);
        actClaim(0, 1, type(uint256).max);
        assertNotEq(paidWei, 0, "claimed");
        assertEq(checkpointsDone, 3, "finalized");
    }

    /* PROPERTIES */

    /// All in one, because forge plays the histories anew for every function.
    function invariant_booksAgree() public view {
        _checkBalancesAreTheSupply();
        _checkClaimsAreTheBatches();
        _checkEtherIsAccountedFor();
        _checkBondsAndPods();
        _checkCountersAreTheRecords();
        _checkLowIsAtMostHigh();
    }

    /// Sum of all balances is the supply.
    function _checkBalancesAreTheSupply() private view {
        uint256 sum = pool.balanceOf(BURNT) + pool.balanceOf(address(pool));
        for (uint256 i = 0; i < 3; ++i) {
            sum += pool.balanceOf(holders[i]);
        }
        assertEq(sum, pool.totalSupply(), "balances are the supply");
        assertEq(pool.balanceOf(address(pool)), pool.queuedShares(), "the pool's own are the queue's");
    }

    /// P11 and the claims: as many as shares were requested, funded in order.
    function _checkClaimsAreTheBatches() private view {
        uint256 queued;
        bool waiting;
        for (uint256 id = 1; id <= pool.openBatch(); ++id) {
            (uint256 shares, uint256 assets) = pool.batch(id);
            uint256 claims = claimedShares[id];
            for (uint256 i = 0; i < 3; ++i) {
                claims += pool.balanceOf(holders[i], id);
            }
            if (id < pool.openBatch()) assertEq(claims, shares, "claims of a closed batch");
            assertFalse(waiting && assets != 0, "P11: funded in order");
            if (assets == 0) (waiting, queued) = (true, queued + claims);
        }
        assertEq(queued, pool.queuedShares(), "what is not funded is queued");
    }

    /// P3, P16: every wei of the pool has one place.
    function _checkEtherIsAccountedFor() private view {
        uint256 funding;
        for (uint256 id = 1; id < pool.openBatch(); ++id) {
            (, uint256 assets) = pool.batch(id);
            funding += assets;
        }
        assertEq(pool.claimable(), funding - paidWei, "P3: claimable is funded and unclaimed");
        assertEq(address(pool).balance, pool.idle() + pool.claimable() + forcedWei, "P16: none left otherwise");
        uint256 staked;
        for (uint256 i = 0; i < funded.length; ++i) {
            staked += topUpEtherOf[funded[i]] * 1 ether;
        }
        assertEq(address(depositContract).balance, staked, "one top-up each");
    }

    /// P13, and pods hold what the chain paid.
    function _checkBondsAndPods() private view {
        for (uint256 i = 0; i < 2; ++i) {
            IOperators.Bond memory bond = operators.bondOf(operatorIds[i]);
            assertEq(bond.locked, lockedWei[i], "P13: four percent of every top-up");
            assertGe(bond.posted, bond.locked, "P13: posted covers it");
            assertEq(operators.podOf(operatorIds[i]).balance, podWei[operatorIds[i]], "P15");
        }
        assertEq(address(operators).balance, 200 ether, "bonds do not move");
    }

    /// The registry's counters are those of its records.
    function _checkCountersAreTheRecords() private view {
        uint256[2] memory available;
        uint256 askedGwei;
        for (uint256 i = 0; i < funded.length; ++i) {
            ValidatorRecord record = validators.recordOf(funded[i]);
            assertTrue(record.isFunded(), "P5: for ever");
            assertEq(record.topUpEther(), topUpEtherOf[funded[i]], "top-up");
            IValidators.Ask memory asked = validators.askOf(funded[i]);
            assertEq(record.has(ValidatorRecords.ASKED), asked.amountGwei != 0, "an ask has an amount");
            askedGwei += asked.amountGwei;
            if (record.isAvailable()) ++available[_operatorOf(funded[i]) == operatorIds[0] ? 0 : 1];
        }
        assertEq(validators.count(), funded.length, "count");
        assertGe(validators.onTheWay(), askedGwei * 1 gwei, "on the way");
        for (uint256 i = 0; i < 2; ++i) {
            assertEq(validators.availableOf(operatorIds[i]), available[i], "available");
        }
    }

    function _checkLowIsAtMostHigh() private view {
        assertLe(pool.low(), pool.high(), "low is at most high");
        assertGe(checkpoints.last().peak, pool.low(), "and at most the highest so far");
    }

    /* HELPERS */

    function _validator(uint256 i) private view returns (uint256 index, BeaconMock.Validator memory v) {
        if (funded.length == 0) return (0, v);
        index = funded[i % funded.length];
        v = beacon.get(index);
    }

    function _operatorOf(uint256 index) private view returns (uint256) {
        return beacon.get(index).credentials == credentialsOf(operatorIds[0]) ? operatorIds[0] : operatorIds[1];
    }

    /// Everything that is the holders', by the books of the chain; P1's truth before division by the supply.
    function _truthWei() private view returns (uint256 assets) {
        assets = pool.idle();
        for (uint256 i = 0; i < 2; ++i) {
            assets += podWei[operatorIds[i]];
        }
        for (uint256 i = 0; i < funded.length; ++i) {
            assets += (beacon.get(funded[i]).balanceGwei + pendingGwei[funded[i]]) * 1 gwei;
        }
        uint256 operatorsOwn = funded.length * 1 ether;
        return assets > operatorsOwn ? assets - operatorsOwn : 0;
    }
}

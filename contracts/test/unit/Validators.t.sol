// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";
import {ILayout} from "../../src/interfaces/ILayout.sol";
import {IValidators} from "../../src/interfaces/IValidators.sol";
import {BeaconHeader, BeaconRoots} from "../../src/libraries/BeaconRoots.sol";
import {ValidatorSums} from "../../src/libraries/CheckpointValue.sol";
import {DepositData} from "../../src/libraries/DepositData.sol";
import {PodRotation} from "../../src/libraries/PodRotation.sol";
import {WithdrawalDemand} from "../../src/libraries/WithdrawalDemand.sol";
import {ValidatorFact} from "../../src/types/ValidatorFact.sol";
import {ValidatorRecords} from "../../src/types/ValidatorRecord.sol";
import {BeaconMock} from "../utils/BeaconMock.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

contract ValidatorsTest is Base {
    uint256 private operatorId;

    function setUp() public override {
        super.setUp();
        operatorId = register("operator", 1_000 ether);
        deposit(alice, 5_000 ether);
    }

    /* FUND */

    function testFuzz_fund_onceWithAnyTopUp(uint256 topUpEther) public {
        topUpEther = bound(topUpEther, 31, 1_983);
        uint256 idle = pool.idle();
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        vm.expectEmit(address(validators));
        emit IValidators.Funded(operatorId, index, pubkeyOf(index), topUpEther, beacon.slot());
        fund(operatorId, index, topUpEther);
        assertEq(pool.idle(), idle - topUpEther * 1 ether, "paid by the pool");
        assertEq(address(depositContract).balance, topUpEther * 1 ether, "to the deposit contract");
        assertEq(depositContract.at(0).amountGwei, topUpEther * 1e9, "the whole top-up");
        assertEq(operators.bondOf(operatorId).locked, topUpEther * 0.04 ether, "bond");
        assertEq(validators.recordOf(index).topUpEther(), topUpEther, "record");
        assertTrue(validators.isUsed(sha256(abi.encodePacked(pubkeyOf(index), bytes16(0)))), "for ever");
        assertEq(validators.availableOf(operatorId), 0, "nothing to ask yet");
    }

    /// D4: 0x00, 0x01 ours, 0x02 of another, 0xB0 ours: refused, and holders lose nothing.
    function test_fund_RevertWhen_credentialsAreNotThePods() public {
        address pod = operators.podOf(operatorId);
        uint256 other = register("other", 0);
        bytes32[4] memory foreign = [
            keccak256("bls") & bytes32(uint256(type(uint248).max)),
            bytes32(uint256(0x01) << 248 | uint160(pod)),
            credentialsOf(other),
            bytes32(uint256(0xB0) << 248 | uint160(pod))
        ];
        uint256 idle = pool.idle();
        for (uint256 i = 0; i < foreign.length; ++i) {
            uint256 index = beacon.count();
            beacon.add(pubkeyOf(index), foreign[i], 1e9);
            beacon.advance(1);
            _expectFundRefused(ILayout.WrongRoot.selector, offerFor(operatorId, index, 64), index);
        }
        assertEq(pool.idle(), idle, "nothing spent");
        fundNew(operatorId, 64);
    }

    /// D6: a key in the pod that its operator did not offer.
    function test_fund_RevertWhen_operatorDidNotOffer() public {
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        bytes memory refused =
            abi.encodeWithSelector(IValidators.NotOffered.selector, operatorId, operatorAt(operatorId));
        IOperators.Offer memory offer = offerFor(operatorId, index, 64);
        bytes memory signature = offer.signature;
        offer.signature = "";
        expectFundReverts(refused, offer, index);
        offer.signature = signature;
        // Every word of the offer is signed.
        offer.topUpEther = 65;
        expectFundReverts(refused, offer, index);
        (offer.topUpEther, offer.deadline) = (64, offer.deadline + 1);
        expectFundReverts(refused, offer, index);
        offer.deadline -= 1;
        // By the operator, not by another.
        uint256 other = register("other", 0);
        IOperators.Offer memory others = offerFor(other, index, 64);
        bytes memory right = offer.signature;
        offer.signature = others.signature;
        expectFundReverts(refused, offer, index);
        offer.signature = right;
        fund(offer, index);
    }

    function test_fund_operatorItselfNeedsNoSignature() public {
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offerFor(operatorId, index, 64);
        offers[0].signature = "";
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.containersStream(at, only(index));
        vm.prank(operatorAt(operatorId));
        validators.fund(at, header, offers, stream);
        assertEq(validators.count(), 1);
    }

    function test_fund_RevertWhen_offerExpired() public {
        uint256 index = predeposit(operatorId);
        IOperators.Offer memory offer = offerFor(operatorId, index, 64);
        offer.deadline = vm.getBlockTimestamp() + SECONDS_PER_SLOT;
        sign(offer);
        uint256 state = vm.snapshotState();
        beacon.advance(2);
        expectFundReverts(abi.encodeWithSelector(IValidators.OfferExpired.selector, offer.deadline), offer, index);
        vm.revertToState(state);
        beacon.advance(1);
        fund(offer, index);
    }

    function test_fund_RevertWhen_keyIsAnother() public {
        uint256 index = predeposit(operatorId);
        uint256 next = predeposit(operatorId);
        beacon.advance(1);
        bytes32 offered = sha256(abi.encodePacked(pubkeyOf(next), bytes16(0)));
        bytes32 proven = sha256(abi.encodePacked(pubkeyOf(index), bytes16(0)));
        IOperators.Offer memory offer = offerFor(operatorId, next, 64);
        expectFundReverts(abi.encodeWithSelector(IValidators.WrongKey.selector, offered, proven), offer, index);
        offer.pubkey = abi.encodePacked(offer.pubkey, bytes1(0));
        expectFundReverts(abi.encodeWithSelector(DepositData.WrongPubkeyLength.selector, 49), offer, next);
        fund(offerFor(operatorId, next, 64), next);
    }

    /// P5: neither key nor index twice.
    function test_fund_RevertWhen_usedBefore() public {
        uint256 index = fundNew(operatorId, 64);
        bytes32 key = sha256(abi.encodePacked(pubkeyOf(index), bytes16(0)));
        IOperators.Offer memory offer = offerFor(operatorId, index, 64);
        expectFundReverts(abi.encodeWithSelector(IValidators.AlreadyUsed.selector, index, key), offer, index);
        // The index with another key: the chain reused it (EIP-6914).
        BeaconMock.Validator memory reused = beacon.get(index);
        reused.pubkeyRoot = sha256(abi.encodePacked(pubkeyOf(99), bytes16(0)));
        beacon.set(index, reused);
        beacon.advance(1);
        expectFundReverts(
            abi.encodeWithSelector(IValidators.AlreadyUsed.selector, index, reused.pubkeyRoot),
            offerFor(operatorId, 99, 64),
            index
        );
        // The key at another index.
        uint256 elsewhere = beacon.count();
        beacon.add(pubkeyOf(index), credentialsOf(operatorId), 1e9);
        beacon.advance(1);
        expectFundReverts(abi.encodeWithSelector(IValidators.AlreadyUsed.selector, elsewhere, key), offer, elsewhere);
        fundNew(operatorId, 64);
    }

    function test_fund_RevertWhen_notFresh() public {
        uint256 index = predeposit(operatorId);
        BeaconMock.Validator memory fresh = beacon.get(index);
        for (uint256 i = 0; i < 6; ++i) {
            BeaconMock.Validator memory touched = beacon.get(index);
            if (i == 0) touched.effectiveEther = 16;
            else if (i == 1) touched.effectiveEther = 0;
            else if (i == 2) touched.slashed = true;
            else if (i == 3) touched.eligibility = 5;
            else if (i == 4) touched.activation = 5;
            else touched.exit = 5;
            beacon.set(index, touched);
            beacon.advance(1);
            expectFundReverts(
                abi.encodeWithSelector(IValidators.NotFresh.selector, index), offerFor(operatorId, index, 64), index
            );
            beacon.set(index, fresh);
        }
        // A gift of 14 ether does not strand a key.
        beacon.credit(index, 14e9);
        beacon.advance(1);
        fund(operatorId, index, 64);
    }

    /// O6: with the operator's ether a validator stays at or below 1,984.
    function test_fund_RevertWhen_topUpIsOutOfBounds() public {
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        uint256[4] memory outside = [uint256(0), 30, 1_984, 2_048];
        for (uint256 i = 0; i < outside.length; ++i) {
            expectFundReverts(
                abi.encodeWithSelector(IValidators.TopUpOutOfBounds.selector, outside[i]),
                offerFor(operatorId, index, outside[i]),
                index
            );
        }
        fund(operatorId, index, 1_983);
    }

    function test_fund_RevertWhen_bondIsTooLow() public {
        uint256 poor = register("poor", 2.56 ether - 1);
        uint256 index = predeposit(poor);
        beacon.advance(1);
        expectFundReverts(
            abi.encodeWithSelector(IOperators.BondTooLow.selector, poor, 2.56 ether - 1, 2.56 ether),
            offerFor(poor, index, 64),
            index
        );
        vm.deal(stranger, 1);
        vm.prank(stranger);
        operators.postBond{value: 1}(poor);
        fund(poor, index, 64);
    }

    /// M5: at most 32 slots.
    function testFuzz_fund_RevertWhen_proofIsTooOld(uint256 age) public {
        age = bound(age, 1, 64);
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.containersStream(at, only(index));
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offerFor(operatorId, index, 64);
        beacon.advance(age);
        uint256 slot = beacon.slot();
        if (slot - header.slot > FRESH_SLOTS) {
            vm.expectRevert(abi.encodeWithSelector(IValidators.ProofTooOld.selector, header.slot, slot));
        }
        validators.fund(at, header, offers, stream);
    }

    function test_fund_RevertWhen_headerOrTimestampIsAnother() public {
        uint256 index = predeposit(operatorId);
        beacon.advance(1);
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.containersStream(at, only(index));
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offerFor(operatorId, index, 64);
        bytes32 right = beacon.headerRoot(header);
        header.slot += 1;
        bytes32 wrong = beacon.headerRoot(header);
        vm.expectRevert(abi.encodeWithSelector(BeaconRoots.WrongHeader.selector, wrong, right));
        validators.fund(at, header, offers, stream);
        header.slot -= 1;
        vm.expectRevert(abi.encodeWithSelector(BeaconRoots.NoBeaconRoot.selector, at + 1));
        validators.fund(at + 1, header, offers, stream);
        validators.fund(at, header, offers, stream);
    }

    /// X2: the snapshot would count the ether twice or not at all.
    function test_fund_RevertWhen_snapshotIsOpen() public {
        uint256 index = predeposit(operatorId);
        advanceToOpen();
        open();
        expectFundReverts(
            abi.encodeWithSelector(IValidators.SnapshotOpen.selector), offerFor(operatorId, index, 64), index
        );
        bind();
        finalize(keeper, proveAll(keeper));
        fund(operatorId, index, 64);
    }

    function test_fund_manyInOneCall() public {
        uint256 other = register("other", 100 ether);
        uint256[] memory indices = both(predeposit(operatorId), predeposit(other));
        beacon.advance(1);
        IOperators.Offer[] memory offers = new IOperators.Offer[](2);
        offers[0] = offerFor(operatorId, indices[0], 31);
        offers[1] = offerFor(other, indices[1], 100);
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.containersStream(at, indices);
        (offers[0], offers[1]) = (offers[1], offers[0]);
        vm.expectPartialRevert(ILayout.WrongRoot.selector);
        validators.fund(at, header, offers, stream);
        (offers[0], offers[1]) = (offers[1], offers[0]);
        validators.fund(at, header, offers, stream);
        assertEq(validators.count(), 2);
        assertEq(validators.recordOf(indices[1]).seat(), 1);
        assertEq(validators.credentialsOf(indices)[1], credentialsOf(other));
        IOperators.Offer[] memory fewer = new IOperators.Offer[](1);
        fewer[0] = offers[0];
        vm.expectRevert(abi.encodeWithSelector(ILayout.WrongCount.selector, 2, 1));
        validators.fund(at, header, fewer, stream);
    }

    /* CORE */

    function testFuzz_core_RevertWhen_callerIsNotCheckpoints(address caller) public {
        vm.assume(caller != address(checkpoints));
        bytes memory refused = abi.encodeWithSelector(IValidators.OnlyCore.selector, caller);
        vm.startPrank(caller);
        vm.expectRevert(refused);
        validators.account(new ValidatorFact[](0), 1, false);
        vm.expectRevert(refused);
        validators.settle(5);
        vm.stopPrank();
        vm.startPrank(address(checkpoints));
        validators.settle(5);
        ValidatorSums memory sums = validators.account(new ValidatorFact[](0), 1, false);
        assertEq(sums.lowGwei, 0);
        assertEq(validators.onTheWay(), 5 gwei);
    }

    /* WITHDRAW */

    function test_withdraw_partialCoversTheNeed() public {
        uint256 index = _landed(operatorId, 1_000);
        uint256 needed = _queueForNeed(100 ether);
        uint256 fee = 1;
        vm.expectEmit(address(validators));
        emit IValidators.WithdrawalRequested(operatorId, index, (needed - 1) / 1 gwei + 1, fee);
        uint256 amountGwei = withdraw(index);
        assertEq(amountGwei, (needed - 1) / 1 gwei + 1, "the need, rounded up to a gwei");
        assertEq(keeper.balance, 1 ether - fee, "the rest of the fee came back");
        assertEq(validators.onTheWay(), amountGwei * 1 gwei);
        assertEq(validators.askOf(index).amountGwei, amountGwei);
        assertEq(validators.availableOf(operatorId), 0);
        assertEq(Predeploys.takeWithdrawalRequests().length, 76, "EIP-7002 has it");
        expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotAvailable.selector, index), index);
    }

    /// O4: an operator that does not leave is made to, and need bounds what leaves (E5f).
    function test_withdraw_RevertWhen_nothingIsNeeded() public {
        uint256 first = _landed(operatorId, 31);
        uint256 second = _landed(operatorId, 1_000);
        expectWithdrawReverts(
            abi.encodeWithSelector(WithdrawalDemand.NothingNeeded.selector, 0, pool.idle(), 0), second
        );
        uint256 needed = _queueForNeed(30 ether);
        assertEq(withdraw(first), 0, "a full exit");
        assertLt(needed, 32 ether);
        expectWithdrawReverts(
            abi.encodeWithSelector(WithdrawalDemand.NothingNeeded.selector, pool.queuedAssets(), pool.idle(), 32 ether),
            second
        );
        // The exit is proven: the ask clears, the balance is on its way all the same.
        beacon.exit(first, uint32(beacon.epoch() + 1), uint32(beacon.epoch() + 3));
        checkpoint();
        assertEq(validators.askOf(first).slot, 0);
        assertEq(validators.onTheWay(), 32 ether);
        // It arrives: swept or not, it is not asked for twice.
        beacon.setBalance(first, 0);
        vm.deal(operators.podOf(operatorId), 32 ether);
        checkpoint();
        assertEq(validators.onTheWay(), 0);
        expectWithdrawReverts(
            abi.encodeWithSelector(
                WithdrawalDemand.NothingNeeded.selector, pool.queuedAssets(), pool.idle() + 32 ether, 0
            ),
            second
        );
    }

    function test_withdraw_partialClearsWhenPaid() public {
        uint256 index = _landed(operatorId, 1_000);
        _queueForNeed(100 ether);
        uint64 amountGwei = uint64(withdraw(index));
        checkpoint();
        assertEq(validators.askOf(index).amountGwei, amountGwei, "not paid yet");
        beacon.setBalance(index, 1_001e9 - amountGwei / 2);
        checkpoint();
        assertEq(validators.askOf(index).amountGwei, amountGwei, "half is not more than half");
        beacon.setBalance(index, 1_001e9 - amountGwei);
        checkpoint();
        assertEq(validators.askOf(index).amountGwei, 0, "paid");
        assertEq(validators.onTheWay(), 0);
        assertEq(validators.availableOf(operatorId), 1);
    }

    /// E5f: the ask clears when the exit is proven; what leaves stays on its way, also before that run is finalized.
    function test_exit_isOnTheWayFromItsProofOn() public {
        uint256 index = _landed(operatorId, 31);
        _queueForNeed(30 ether);
        withdraw(index);
        beacon.exit(index, uint32(beacon.epoch() + 1), uint32(beacon.epoch() + 99));
        advanceToOpen();
        open();
        bind();
        assertEq(validators.onTheWay(), 32 ether, "asked");
        ICheckpoints.Run memory run = proveAll(keeper);
        assertEq(validators.askOf(index).slot, 0, "answered");
        assertEq(validators.onTheWay(), 32 ether, "exiting, proven");
        assertEq(proveAll(stranger).sums.exitingGwei, 32e9, "by any run");
        assertEq(validators.onTheWay(), 32 ether, "but counted once");
        finalize(keeper, run);
        assertEq(validators.onTheWay(), 32 ether, "exiting, finalized");
        beacon.setBalance(index, 0);
        checkpoint();
        assertEq(validators.onTheWay(), 0, "gone");
    }

    function test_withdraw_RevertWhen_validatorMayNotLeave() public {
        uint256 flying = fundNew(operatorId, 1_000);
        uint256 index = _landed(operatorId, 1_000);
        _queueForNeed(100 ether);
        expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotAvailable.selector, flying), flying);
        expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotFunded.selector, 0), 0);
        // Exiting already, seen in the fresh proof alone.
        beacon.exit(index, uint32(beacon.epoch() + 9), uint32(beacon.epoch() + 99));
        beacon.advance(1);
        expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotAvailable.selector, index), index);
        beacon.exit(index, FAR_FUTURE, FAR_FUTURE);
        // Active for one epoch less than SHARD_COMMITTEE_PERIOD.
        BeaconMock.Validator memory young = beacon.get(index);
        young.activation = uint32((beacon.slot()) / SLOTS_PER_EPOCH - SHARD_COMMITTEE_PERIOD + 1);
        beacon.set(index, young);
        beacon.advance(1);
        if ((beacon.slot() - 1) / SLOTS_PER_EPOCH < young.activation + SHARD_COMMITTEE_PERIOD) {
            expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotAvailable.selector, index), index);
        }
        young.activation = FAR_FUTURE;
        beacon.set(index, young);
        beacon.advance(1);
        expectWithdrawReverts(abi.encodeWithSelector(IValidators.NotAvailable.selector, index), index);
        young.activation = uint32((beacon.slot()) / SLOTS_PER_EPOCH - SHARD_COMMITTEE_PERIOD);
        beacon.set(index, young);
        beacon.advance(1);
        withdraw(index);
    }

    function test_withdraw_RevertWhen_proofIsTooOldOrForged() public {
        uint256 index = _landed(operatorId, 1_000);
        uint256 second = _landed(operatorId, 1_000);
        _queueForNeed(100 ether);
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.validatorsStream(at, only(index));
        bytes memory two = beacon.validatorsStream(at, both(index, second));
        vm.deal(keeper, 1 ether);
        vm.startPrank(keeper);
        bytes32 offered = sha256(abi.encodePacked(pubkeyOf(second), bytes16(0)));
        bytes32 proven = sha256(abi.encodePacked(pubkeyOf(index), bytes16(0)));
        vm.expectRevert(abi.encodeWithSelector(IValidators.WrongKey.selector, offered, proven));
        validators.withdraw{value: 1}(at, header, pubkeyOf(second), stream);
        vm.expectRevert(abi.encodeWithSelector(ILayout.WrongCount.selector, 2, 1));
        validators.withdraw{value: 1}(at, header, pubkeyOf(index), two);
        vm.stopPrank();
        uint256 state = vm.snapshotState();
        beacon.advance(32);
        vm.expectRevert(abi.encodeWithSelector(IValidators.ProofTooOld.selector, header.slot, beacon.slot()));
        vm.prank(keeper);
        validators.withdraw{value: 1}(at, header, pubkeyOf(index), stream);
        vm.revertToState(state);
        beacon.advance(31);
        vm.prank(keeper);
        validators.withdraw{value: 1}(at, header, pubkeyOf(index), stream);
    }

    /// L4: the fee has a ceiling, the caller's value.
    function testFuzz_withdraw_RevertWhen_feeIsTooHigh(uint256 excess) public {
        uint256 index = _landed(operatorId, 1_000);
        _queueForNeed(100 ether);
        Predeploys.setWithdrawalExcess(bound(excess, 0, 500));
        (, bytes memory answer) = Predeploys.WITHDRAWAL_REQUESTS.staticcall("");
        uint256 fee = abi.decode(answer, (uint256));
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.validatorsStream(at, only(index));
        vm.deal(keeper, 2 * fee);
        vm.startPrank(keeper);
        vm.expectRevert(abi.encodeWithSelector(IValidators.FeeTooHigh.selector, fee, fee - 1));
        validators.withdraw{value: fee - 1}(at, header, pubkeyOf(index), stream);
        validators.withdraw{value: fee}(at, header, pubkeyOf(index), stream);
        assertEq(keeper.balance, fee, "the fee and no more");
        assertEq(operators.podOf(operatorId).balance, 0, "P15: the pod passes the fee on");
    }

    function test_withdraw_goesRoundThePods() public {
        uint256 other = register("other", 1_000 ether);
        uint256 first = _landed(operatorId, 200);
        uint256 second = _landed(other, 200);
        uint256 third = _landed(operatorId, 200);
        _queueForNeed(450 ether);
        assertEq(validators.availableOf(operatorId), 2);
        withdraw(first);
        (uint256 turn, uint256 since) = validators.turn();
        assertEq(turn, other);
        assertEq(since, beacon.slot());
        bytes memory refused = abi.encodeWithSelector(PodRotation.NotThisPodsTurn.selector, operatorId, other);
        expectWithdrawReverts(refused, third);
        uint256 state = vm.snapshotState();
        beacon.advance(31);
        expectWithdrawReverts(refused, third);
        beacon.advance(1);
        withdraw(third);
        vm.revertToState(state);
        withdraw(second);
        withdraw(third);
    }

    function test_expireAsk_after60Days() public {
        uint256 index = _landed(operatorId, 1_000);
        vm.expectRevert(abi.encodeWithSelector(IValidators.NotAvailable.selector, index));
        validators.expireAsk(index);
        _queueForNeed(100 ether);
        withdraw(index);
        uint256 until = beacon.slot() + 60 days / SECONDS_PER_SLOT;
        beacon.advance(60 days / SECONDS_PER_SLOT);
        vm.expectRevert(abi.encodeWithSelector(IValidators.AskPending.selector, index, until));
        validators.expireAsk(index);
        beacon.advance(1);
        validators.expireAsk(index);
        assertEq(validators.onTheWay(), 0);
        assertEq(validators.availableOf(operatorId), 1);
        assertFalse(validators.recordOf(index).has(ValidatorRecords.ASKED));
        withdraw(index);
    }

    /* HELPERS */

    function _landed(uint256 id, uint256 topUpEther) private returns (uint256 index) {
        index = fundNew(id, topUpEther);
        land(index);
        checkpoint();
        assertTrue(validators.recordOf(index).has(ValidatorRecords.LANDED), "landed");
    }

    /// Queues shares until the queue asks for about `assets` beyond what is idle; returns how much exactly.
    function _queueForNeed(uint256 assets) private returns (uint256) {
        uint256 perShare = pool.queuedAssets();
        assertEq(perShare, 0, "nothing is queued yet");
        uint256 target = pool.idle() + assets;
        requestRedeem(alice, target * 1e18 / pool.high() * 100 / 101);
        uint256 queued = pool.queuedAssets();
        if (queued < target) requestRedeem(alice, (target - queued) * 99 / 100);
        return pool.queuedAssets() - pool.idle();
    }

    function _expectFundRefused(bytes4 selector, IOperators.Offer memory offer, uint256 index) private {
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offer;
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.containersStream(at, only(index));
        BeaconHeader memory header = beacon.headerAt(at);
        vm.expectPartialRevert(selector);
        validators.fund(at, header, offers, stream);
    }
}

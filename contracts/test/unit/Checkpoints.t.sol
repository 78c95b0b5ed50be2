// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {ILayout} from "../../src/interfaces/ILayout.sol";
import {IPool} from "../../src/interfaces/IPool.sol";
import {IValidators} from "../../src/interfaces/IValidators.sol";
import {BeaconHeader, BeaconRoots} from "../../src/libraries/BeaconRoots.sol";
import {Base} from "../utils/Base.t.sol";
import {Predeploys} from "../utils/Predeploys.sol";

/// forge-config: default.fuzz.runs = 64
contract CheckpointsTest is Base {
    ICheckpoints.Run private none;

    /* OPEN */

    function test_constructor_deploymentIsCheckpointZero() public view {
        assertEq(checkpoints.number(), 0);
        assertEq(checkpoints.last().slot, beacon.slot());
        assertEq(checkpoints.last().peak, 1e18);
        assertEq(checkpoints.schedule().period, PERIOD);
        assertEq(checkpoints.schedule().expiry, EXPIRY);
        assertFalse(checkpoints.isOpen());
    }

    function test_open_takesEverythingAtOnce() public {
        uint256 operatorId = register("operator", 10 ether);
        uint256 withoutSeat = register("idle", 0);
        uint256 shares = deposit(alice, 100 ether);
        fundNew(operatorId, 31);
        vm.deal(operators.podOf(operatorId), 3 ether);
        vm.deal(operators.podOf(withoutSeat), 5 ether);
        requestRedeem(alice, 1 ether);
        advanceToOpen();
        open();
        ICheckpoints.Snapshot memory snapshot = checkpoints.snapshot();
        assertEq(snapshot.beaconRoot, beacon.headerRoot(beacon.headerAt(vm.getBlockTimestamp())));
        assertEq(snapshot.executionBlockHash, blockhash(vm.getBlockNumber() - 1));
        assertEq(snapshot.etherAtOpen, SEED + 69 ether + 3 ether, "idle and pods with a funded validator");
        assertEq(snapshot.supply, SEED + shares);
        assertEq(snapshot.validators, 1);
        assertEq(snapshot.openedSlot, beacon.slot());
        assertEq(snapshot.fundableBefore, 1, "the batch closed now is for the next");
        assertEq(pool.openBatch(), 2);
        assertEq(checkpoints.number(), 1);
    }

    function test_open_RevertWhen_tooEarly() public {
        uint256 fromSlot = checkpoints.last().slot + PERIOD;
        beacon.advance(fromSlot - 1 - beacon.slot());
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.TooEarly.selector, fromSlot - 1, fromSlot));
        checkpoints.open();
        beacon.advance(1);
        checkpoints.open();
    }

    function test_open_RevertWhen_openAlready() public {
        advanceToOpen();
        open();
        uint256 openedSlot = beacon.slot();
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.AlreadyOpen.selector, openedSlot));
        checkpoints.open();
        beacon.advance(EXPIRY);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.AlreadyOpen.selector, openedSlot));
        checkpoints.open();
        beacon.advance(1);
        checkpoints.open();
    }

    /// M4: without a root of this very block there is no snapshot.
    function test_open_RevertWhen_noBeaconRoot() public {
        advanceToOpen();
        uint256 at = vm.getBlockTimestamp();
        bytes memory refused = abi.encodeWithSelector(BeaconRoots.NoBeaconRoot.selector, at);
        vm.mockCall(Predeploys.BEACON_ROOTS, abi.encode(at), abi.encode(bytes32(0)));
        vm.expectRevert(refused);
        checkpoints.open();
        vm.mockCall(Predeploys.BEACON_ROOTS, abi.encode(at), "");
        vm.expectRevert(refused);
        checkpoints.open();
        vm.clearMockedCalls();
        checkpoints.open();
    }

    /// C5: a root of another block does not do, and missed slots do not matter.
    function test_open_after32MissedSlots() public {
        advanceToOpen();
        beacon.advance(32);
        checkpointNow();
        assertEq(checkpoints.last().slot, beacon.slot() - 32, "the state is that of the last block");
    }

    /* BIND */

    function test_bind_RevertWhen_headerIsAnother() public {
        advanceToOpen();
        open();
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.executionStream(at);
        BeaconHeader memory header = beacon.headerAt(at);
        header.slot += 1;
        bytes32 root = beacon.headerRoot(header);
        bytes32 expected = checkpoints.snapshot().beaconRoot;
        vm.expectRevert(abi.encodeWithSelector(BeaconRoots.WrongHeader.selector, root, expected));
        checkpoints.bind(header, stream);
        bind();
        assertEq(checkpoints.snapshot().boundSlot, beacon.slot() - 1);
    }

    /// C1: the state must be the one of the block the ether was counted in.
    function test_bind_RevertWhen_executionBlockIsAnother() public {
        advanceToOpen();
        bytes32 right = bytes32(beacon.executionStream(vm.getBlockTimestamp()));
        bytes32 wrong = keccak256("another block");
        uint256 state = vm.snapshotState();
        vm.setBlockhash(vm.getBlockNumber() - 1, wrong);
        open();
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.executionStream(at);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongExecutionBlock.selector, right, wrong));
        checkpoints.bind(header, stream);
        vm.revertToState(state);
        open();
        checkpoints.bind(header, stream);
    }

    function test_bind_RevertWhen_streamIsForged() public {
        advanceToOpen();
        open();
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.executionStream(at);
        vm.expectRevert(abi.encodeWithSelector(ILayout.StreamNotConsumed.selector, stream.length, stream.length + 1));
        checkpoints.bind(header, abi.encodePacked(stream, bytes1(0)));
        checkpoints.bind(header, stream);
    }

    function test_calls_RevertWhen_notOpenOrNotBound() public {
        advanceToOpen();
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.executionStream(at);
        vm.expectRevert(ICheckpoints.NotOpen.selector);
        checkpoints.bind(header, stream);
        vm.expectRevert(ICheckpoints.NotOpen.selector);
        checkpoints.prove(none, "");
        vm.expectRevert(ICheckpoints.NotOpen.selector);
        checkpoints.finalize(keeper, none);
        open();
        vm.expectRevert(ICheckpoints.NotBound.selector);
        checkpoints.prove(none, "");
        vm.expectRevert(ICheckpoints.NotBound.selector);
        checkpoints.finalize(keeper, none);
        bind();
        checkpoints.finalize(keeper, none);
        vm.expectRevert(ICheckpoints.NotOpen.selector);
        checkpoints.finalize(keeper, none);
    }

    /// P6, L5: however long a snapshot was left, no state at or before the last checkpoint's sets a price.
    function testFuzz_bind_slotsIncrease(uint256 missed) public {
        checkpoint();
        uint256 lastSlot = checkpoints.last().slot;
        missed = bound(missed, PERIOD, 500);
        beacon.advance(missed);
        checkpointNow();
        assertGt(checkpoints.last().slot, lastSlot, "later");
        // With every slot missed since the state just priced, that state is all there is.
        lastSlot = checkpoints.last().slot;
        vm.warp(vm.getBlockTimestamp() + uint256(PERIOD) * SECONDS_PER_SLOT);
        vm.roll(vm.getBlockNumber() + 1);
        uint256 priced = vm.getBlockTimestamp() - uint256(PERIOD) * SECONDS_PER_SLOT;
        BeaconHeader memory header = beacon.headerAt(priced);
        bytes memory stream = beacon.executionStream(priced);
        vm.setBlockhash(vm.getBlockNumber() - 1, keccak256("empty block"));
        Predeploys.pushBeaconRoot(beacon.headerRoot(header));
        open();
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.SlotNotLater.selector, lastSlot, lastSlot));
        checkpoints.bind(header, stream);
    }

    /* PROVE, FINALIZE */

    /// X1, P4, P7: every validator exactly once; a run is its prover's own.
    function test_prove_refusals() public {
        _threeValidators();
        advanceToOpen();
        open();
        bind();
        uint256 at = vm.getBlockTimestamp();
        bytes memory firstTwo = beacon.validatorsStream(at, both(funded[0], funded[1]));
        bytes memory second = beacon.validatorsStream(at, only(funded[1]));
        bytes memory third = beacon.validatorsStream(at, only(funded[2]));
        bytes memory foreign = beacon.validatorsStream(at, only(0));
        vm.startPrank(keeper);
        ICheckpoints.Run memory run = checkpoints.prove(none, firstTwo);
        assertEq(run.count, 2);
        assertEq(run.lastIndex, funded[1]);

        // repeat
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.NotUpward.selector, funded[1], funded[1]));
        checkpoints.prove(run, second);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.NotUpward.selector, funded[1], funded[0]));
        checkpoints.prove(run, firstTwo);
        // not the pool's
        vm.expectRevert(abi.encodeWithSelector(IValidators.NotFunded.selector, 0));
        checkpoints.prove(none, foreign);
        // not as kept
        ICheckpoints.Run memory forged = run;
        forged.sums.lowGwei += 1;
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongRun.selector, keeper));
        checkpoints.prove(forged, third);
        forged.sums.lowGwei -= 1;
        // incomplete
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.Incomplete.selector, 2, 3));
        checkpoints.finalize(keeper, run);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.Incomplete.selector, 0, 3));
        checkpoints.finalize(keeper, none);
        vm.stopPrank();

        // another's run
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongRun.selector, stranger));
        vm.prank(stranger);
        checkpoints.prove(run, third);
        vm.prank(keeper);
        run = checkpoints.prove(run, third);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongRun.selector, stranger));
        checkpoints.finalize(stranger, run);
        forged = run;
        forged.sums.highGwei += 1;
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongRun.selector, keeper));
        checkpoints.finalize(keeper, forged);
        forged.sums.highGwei -= 1;
        // anyone finalizes a complete run
        vm.prank(stranger);
        checkpoints.finalize(keeper, run);
    }

    /// A run of an earlier snapshot is worth nothing in the next.
    function test_prove_RevertWhen_runIsOfAnotherSnapshot() public {
        _threeValidators();
        advanceToOpen();
        open();
        bind();
        ICheckpoints.Run memory old = prove(keeper, none, only(funded[0]));
        beacon.advance(EXPIRY + 1);
        open();
        bind();
        bytes memory rest = beacon.validatorsStream(vm.getBlockTimestamp(), both(funded[1], funded[2]));
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.WrongRun.selector, keeper));
        vm.prank(keeper);
        checkpoints.prove(old, rest);
        finalize(keeper, proveAll(keeper));
    }

    /// P26: a stranger's skipping run spoils itself alone.
    function testFuzz_prove_strangersRunTouchesNoOther(uint256 mask) public {
        _threeValidators();
        land(funded[0]);
        advanceToOpen();
        open();
        bind();
        ICheckpoints.Run memory run = prove(keeper, none, only(funded[0]));
        mask = bound(mask, 1, 6);
        uint256[] memory some = new uint256[](mask == 3 || mask == 5 || mask == 6 ? 2 : 1);
        uint256 next;
        for (uint256 i = 0; i < 3; ++i) {
            if ((mask >> i) & 1 == 1) some[next++] = funded[i];
        }
        ICheckpoints.Run memory skipping = prove(stranger, none, some);
        vm.expectRevert(abi.encodeWithSelector(ICheckpoints.Incomplete.selector, some.length, 3));
        checkpoints.finalize(stranger, skipping);
        run = prove(keeper, run, both(funded[1], funded[2]));
        ICheckpoints.Run memory again = proveAll(alice);
        assertEq(keccak256(abi.encode(again)), keccak256(abi.encode(run)), "who proves does not matter");
        finalize(keeper, run);
        _checkPricesEncloseTruth();
    }

    /// However a run is cut, the sums are the same.
    function testFuzz_prove_inAnyParts(uint256 cut) public {
        _threeValidators();
        land(funded[1]);
        advanceToOpen();
        open();
        bind();
        ICheckpoints.Run memory whole = proveAll(keeper);
        ICheckpoints.Run memory run;
        if (cut % 2 == 0) {
            run = prove(stranger, none, only(funded[0]));
            run = prove(stranger, run, both(funded[1], funded[2]));
        } else {
            run = prove(stranger, none, both(funded[0], funded[1]));
            run = prove(stranger, run, only(funded[2]));
        }
        assertEq(keccak256(abi.encode(run)), keccak256(abi.encode(whole)), "the same run");
    }

    /// All three and finalize in one transaction.
    function test_multicall_joinsTheSteps() public {
        _threeValidators();
        advanceToOpen();
        open();
        uint256 at = vm.getBlockTimestamp();
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(ICheckpoints.bind, (beacon.headerAt(at), beacon.executionStream(at)));
        calls[1] = abi.encodeCall(ICheckpoints.prove, (none, beacon.validatorsStream(at, funded)));
        vm.prank(keeper);
        bytes[] memory results = checkpoints.multicall(calls);
        finalize(keeper, abi.decode(results[1], (ICheckpoints.Run)));
        assertEq(pool.pricedAt(), at - SECONDS_PER_SLOT);
    }

    function test_finalize_emitsAndSettles() public {
        deposit(alice, 9 ether);
        checkpoint();
        uint256 slot = beacon.slot();
        vm.deal(stranger, 1 ether);
        vm.prank(stranger);
        pool.collect{value: 1 ether}();
        advanceToOpen();
        open();
        bind();
        uint256 bound_ = checkpoints.snapshot().boundSlot;
        uint256 cap = 1e18 + 1e18 * (bound_ - slot + 1) * SECONDS_PER_SLOT / (10 * YEAR);
        uint256 high = 1.1e18;
        vm.expectEmit(address(pool));
        emit IPool.PriceMoved(cap, high, vm.getBlockTimestamp() - SECONDS_PER_SLOT);
        vm.expectEmit(address(checkpoints));
        emit ICheckpoints.Finalized(2, bound_, keeper, cap, high);
        checkpoints.finalize(keeper, none);
        assertEq(checkpoints.last().peak, cap);
        assertEq(checkpoints.snapshot().openedSlot, 0);
    }

    /// L2: after the expiry a snapshot is nobody's any more, and the next one finishes.
    function test_expiry_abandonedSnapshotIsReplaced() public {
        _threeValidators();
        advanceToOpen();
        vm.prank(stranger);
        checkpoints.open();
        bind();
        ICheckpoints.Run memory run = proveAll(keeper);
        beacon.advance(EXPIRY);
        assertTrue(checkpoints.isOpen(), "to its last slot");
        beacon.advance(1);
        assertFalse(checkpoints.isOpen());
        vm.expectRevert(ICheckpoints.NotOpen.selector);
        checkpoints.finalize(keeper, run);
        checkpointNow();
        _checkPricesEncloseTruth();
    }

    function _threeValidators() private {
        uint256 operatorId = register("operator", 100 ether);
        deposit(alice, 300 ether);
        fundNew(operatorId, 31);
        fundNew(operatorId, 64);
        fundNew(operatorId, 100);
        assertEq(validators.count(), 3);
    }

    function _checkPricesEncloseTruth() private view {
        uint256 supply = pool.totalSupply();
        uint256 pending = (195 ether) - (isCredited(0) ? 31 ether : 0);
        uint256 truth = (truthAssets() + pending) * 1e18 / supply;
        assertLe(pool.low(), truth, "P1: low");
        assertGe(pool.high(), truth, "P1: high");
    }

    function isCredited(uint256 i) private view returns (bool) {
        return beacon.get(funded[i]).balanceGwei > 30e9;
    }
}

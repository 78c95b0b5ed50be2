// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Checkpoints} from "../../src/Checkpoints.sol";
import {Operators} from "../../src/Operators.sol";
import {Pool} from "../../src/Pool.sol";
import {Validators} from "../../src/Validators.sol";
import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";
import {FuluLayout} from "../../src/layouts/FuluLayout.sol";
import {BeaconClock} from "../../src/libraries/BeaconClock.sol";
import {BeaconHeader} from "../../src/libraries/BeaconRoots.sol";
import {ValidatorSums} from "../../src/libraries/CheckpointValue.sol";
import {BeaconMock} from "./BeaconMock.sol";
import {BeaconRootsMock, DepositContractMock, WithdrawalRequestsMock} from "./SystemMocks.sol";

/// The whole core on a mocked beacon chain, and the steps a story is told in. Time is read through `vm`, because the
/// optimizer takes `block.timestamp` for constant within a call.
abstract contract CoreTest is Test {
    uint256 internal constant GENESIS_AT = 1_700_000_000;
    uint256 internal constant SECONDS_PER_SLOT = 12;
    uint256 internal constant SLOTS_PER_EPOCH = 8;
    uint256 internal constant SHARD_COMMITTEE_PERIOD = 2;
    uint256 internal constant PERIOD = 64;
    uint256 internal constant EXPIRY = 32;
    uint256 internal constant STALE_AGE = 840;
    uint256 internal constant FIRST_SLOT = 1_000;
    uint32 internal constant FAR_FUTURE = type(uint32).max;
    address internal constant BEACON_ROOTS = 0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02;
    address internal constant WITHDRAWAL_REQUESTS = 0x00000961Ef480Eb55e80D19ad83579A64c007002;
    address internal constant BURNT = 0x000000000000000000000000000000000000dEaD;

    BeaconMock internal beacon;
    DepositContractMock internal depositContract;
    WithdrawalRequestsMock internal withdrawalRequests = WithdrawalRequestsMock(payable(WITHDRAWAL_REQUESTS));
    FuluLayout internal layout;
    Operators internal operators;
    Validators internal validators;
    Checkpoints internal checkpoints;
    Pool internal pool;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal keeper = makeAddr("keeper");
    address internal operator;
    uint256 internal operatorKey;

    function setUp() public virtual {
        (operator, operatorKey) = makeAddrAndKey("operator");
        vm.warp(GENESIS_AT + FIRST_SLOT * SECONDS_PER_SLOT);
        vm.roll(5_000);
        vm.etch(BEACON_ROOTS, address(new BeaconRootsMock()).code);
        vm.etch(WITHDRAWAL_REQUESTS, address(new WithdrawalRequestsMock()).code);
        withdrawalRequests.setFee(1);
        beacon = new BeaconMock();
        // Strangers, so that the pool's validators start at index 3 and cross a balance chunk.
        for (uint256 i = 0; i < 3; ++i) {
            beacon.add(bytes32(uint256(1) << 248 | i + 1), 32e9);
        }
        depositContract = new DepositContractMock();
        _deployCore();
    }

    /// From artifacts, so that a changed test does not compile the core anew. The circle of addresses is predicted.
    function _deployCore() private {
        uint256 nonce = vm.getNonce(address(this));
        address podImplementation = vm.computeCreateAddress(address(this), nonce + 1);
        operators = Operators(vm.computeCreateAddress(address(this), nonce + 2));
        validators = Validators(vm.computeCreateAddress(address(this), nonce + 3));
        checkpoints = Checkpoints(vm.computeCreateAddress(address(this), nonce + 4));
        pool = Pool(payable(vm.computeCreateAddress(address(this), nonce + 5)));
        BeaconClock memory clock = BeaconClock({
            genesisAt: uint64(GENESIS_AT),
            secondsPerSlot: uint32(SECONDS_PER_SLOT),
            slotsPerEpoch: uint32(SLOTS_PER_EPOCH),
            shardCommitteePeriod: uint32(SHARD_COMMITTEE_PERIOD)
        });
        vm.deal(address(this), 1 ether);

        layout = FuluLayout(deployCode("FuluLayout.sol"));
        deployCode("Pod.sol", abi.encode(pool, validators));
        deployCode("Operators.sol", abi.encode(podImplementation, validators));
        deployCode("Validators.sol", abi.encode(pool, operators, checkpoints, layout, podImplementation, clock));
        ICheckpoints.Schedule memory schedule = ICheckpoints.Schedule(uint32(PERIOD), uint32(EXPIRY));
        deployCode("Checkpoints.sol", abi.encode(pool, validators, layout, clock, schedule));
        deployCode("Pool.sol", abi.encode(depositContract, validators, checkpoints, STALE_AGE), 1 ether);
    }

    /* TIME */

    function _slot() internal view returns (uint256) {
        return (vm.getBlockTimestamp() - GENESIS_AT) / SECONDS_PER_SLOT;
    }

    function _epoch() internal view returns (uint256) {
        return _slot() / SLOTS_PER_EPOCH;
    }

    function _advanceSlots(uint256 slots) internal {
        vm.warp(vm.getBlockTimestamp() + slots * SECONDS_PER_SLOT);
        vm.roll(vm.getBlockNumber() + slots);
    }

    /// To the first slot a checkpoint may be opened in.
    function _advanceToOpen() internal {
        uint256 fromSlot = checkpoints.last().slot + PERIOD;
        if (_slot() < fromSlot) _advanceSlots(fromSlot - _slot());
    }

    /// A beacon block of the present state in the slot before the present one.
    function _publish() internal returns (BeaconHeader memory) {
        return beacon.publish(uint64(_slot() - 1));
    }

    /* HOLDERS */

    function _deposit(address holder, uint256 assets) internal returns (uint256 shares) {
        vm.deal(holder, holder.balance + assets);
        vm.prank(holder);
        return pool.deposit{value: assets}(holder, 0);
    }

    function _requestRedeem(address holder, uint256 shares) internal returns (uint256 batch) {
        vm.prank(holder);
        return pool.requestRedeem(shares, holder);
    }

    function _claim(address holder, uint256 batch, uint256 shares) internal returns (uint256 assets) {
        vm.prank(holder);
        return pool.claim(batch, shares, holder);
    }

    /* OPERATORS */

    function _register(address who, uint256 bond) internal returns (uint256 operatorId) {
        vm.deal(who, who.balance + bond);
        vm.prank(who);
        return operators.register{value: bond}();
    }

    function _podCredentials(uint256 operatorId) internal view returns (bytes32) {
        return bytes32(uint256(2) << 248 | uint160(operators.podOf(operatorId)));
    }

    /// The operator's own 1 ether, credited.
    function _predeposit(uint256 operatorId) internal returns (uint256 index) {
        return beacon.add(_podCredentials(operatorId), 1e9);
    }

    function _offer(uint256 operatorId, uint256 index, uint256 topUpEther)
        internal
        view
        returns (IOperators.Offer[] memory offers)
    {
        offers = new IOperators.Offer[](1);
        offers[0] = IOperators.Offer({
            operatorId: operatorId,
            pubkey: beacon.get(index).pubkey,
            topUpEther: topUpEther,
            deadline: vm.getBlockTimestamp() + 1 days,
            signature: ""
        });
    }

    function _sign(uint256 key, IOperators.Offer memory offer) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(key, validators.offerDigest(offer.pubkey, offer.topUpEther, offer.deadline));
        return abi.encodePacked(r, s, v);
    }

    function _fund(uint256 operatorId, uint256 index, uint256 topUpEther) internal {
        BeaconHeader memory header = _publish();
        IOperators.Offer[] memory offers = _offer(operatorId, index, topUpEther);
        bytes memory stream = beacon.containersStream(_one(index));
        uint256 timestamp = vm.getBlockTimestamp();
        vm.prank(operators.operatorOf(operatorId));
        validators.fund(timestamp, header, offers, stream);
    }

    /// A registered operator with a bond for a top-up, and a funded validator of it.
    function _fundedValidator(uint256 topUpEther) internal returns (uint256 operatorId, uint256 index) {
        operatorId = _register(operator, topUpEther * 1 ether * 4 / 100);
        index = _predeposit(operatorId);
        _fund(operatorId, index, topUpEther);
    }

    /// The chain credits the top-up and activates the validator.
    function _land(uint256 index, uint256 topUpEther) internal {
        beacon.setBalance(index, beacon.get(index).balanceGwei + uint64(topUpEther * 1e9));
        beacon.activate(index, uint32(_epoch()));
    }

    /* CHECKPOINTS */

    function _open() internal returns (BeaconHeader memory header) {
        _advanceToOpen();
        header = _publish();
        vm.prank(keeper);
        checkpoints.open();
    }

    function _bind(BeaconHeader memory header) internal {
        bytes memory stream = beacon.executionStream();
        vm.prank(keeper);
        checkpoints.bind(header, stream);
    }

    function _proveAs(address prover, ICheckpoints.Run memory run, uint256[] memory indices)
        internal
        returns (ICheckpoints.Run memory)
    {
        bytes memory stream = beacon.validatorsStream(indices);
        vm.prank(prover);
        return checkpoints.prove(run, stream);
    }

    function _noRun() internal pure returns (ICheckpoints.Run memory) {
        return ICheckpoints.Run({lastIndex: 0, count: 0, sums: ValidatorSums(0, 0, 0)});
    }

    /// Open, bind, prove all funded validators, finalize. Returns both prices.
    function _checkpoint() internal returns (uint256 low, uint256 high) {
        BeaconHeader memory header = _open();
        _bind(header);
        return _finish();
    }

    /// Proves all funded validators of the open snapshot and finalizes it.
    function _finish() internal returns (uint256 low, uint256 high) {
        uint256[] memory indices = _funded();
        ICheckpoints.Run memory run = _noRun();
        if (indices.length != 0) run = _proveAs(keeper, run, indices);
        checkpoints.finalize(keeper, run);
        return (pool.low(), pool.high());
    }

    /// Indices of the funded validators, ascending.
    function _funded() internal view returns (uint256[] memory indices) {
        indices = new uint256[](validators.count());
        uint256 found;
        for (uint256 index = 0; index < beacon.length(); ++index) {
            if (validators.recordOf(index).isFunded()) indices[found++] = index;
        }
    }

    function _one(uint256 index) internal pure returns (uint256[] memory indices) {
        indices = new uint256[](1);
        indices[0] = index;
    }

    /* WITHDRAWALS */

    /// Anyone's request for ether of one validator, with the fee it costs.
    function _withdraw(uint256 index) internal returns (uint256 amountGwei) {
        BeaconHeader memory header = _publish();
        bytes memory pubkey = beacon.get(index).pubkey;
        bytes memory stream = beacon.validatorsStream(_one(index));
        (uint256 timestamp, uint256 fee) = (vm.getBlockTimestamp(), withdrawalRequests.fee());
        vm.deal(keeper, keeper.balance + fee);
        vm.prank(keeper);
        return validators.withdraw{value: fee}(timestamp, header, pubkey, stream);
    }

    /// The chain moves `assetsGwei` of a validator to its pod.
    function _payOut(uint256 index, uint256 assetsGwei) internal {
        BeaconMock.Validator memory validator = beacon.get(index);
        beacon.setBalance(index, validator.balanceGwei - uint64(assetsGwei));
        address pod = address(uint160(uint256(validator.credentials)));
        vm.deal(pod, pod.balance + assetsGwei * 1 gwei);
    }

    /// The chain lets the validator go and pays its whole balance.
    function _payExit(uint256 index) internal {
        beacon.exit(index, uint32(_epoch()), uint32(_epoch()));
        _payOut(index, beacon.get(index).balanceGwei);
    }
}

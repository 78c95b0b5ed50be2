// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Vm} from "forge-std/Vm.sol";
import {Checkpoints} from "../../src/Checkpoints.sol";
import {Operators} from "../../src/Operators.sol";
import {Pod} from "../../src/Pod.sol";
import {Pool} from "../../src/Pool.sol";
import {Validators} from "../../src/Validators.sol";
import {ICheckpoints} from "../../src/interfaces/ICheckpoints.sol";
import {IOperators} from "../../src/interfaces/IOperators.sol";
import {FuluLayout} from "../../src/layouts/FuluLayout.sol";
import {BeaconClock} from "../../src/libraries/BeaconClock.sol";
import {BeaconHeader} from "../../src/libraries/BeaconRoots.sol";
import {BeaconMock} from "./BeaconMock.sol";
import {DepositContractMock} from "./DepositContractMock.sol";

/// The whole core on a mocked beacon chain, the actors, and one action per verb.
abstract contract Base is Test {
    /* BOUNDS */

    uint256 internal constant MIN_ASSETS = 1 gwei;
    uint256 internal constant MAX_ASSETS = 1_000_000 ether;
    /// Any price the books can hold, from a total loss to a millionfold gain.
    uint256 internal constant MAX_PRICE = 1e24;
    uint256 internal constant YEAR = 365 days;

    /* DEPLOYMENT */

    uint256 internal constant START_SLOT = 8_000;
    uint32 internal constant SECONDS_PER_SLOT = 12;
    uint32 internal constant SLOTS_PER_EPOCH = 8;
    uint32 internal constant SHARD_COMMITTEE_PERIOD = 2;
    uint32 internal constant PERIOD = 64;
    uint32 internal constant EXPIRY = 32;
    uint256 internal constant STALE_AGE = 840;
    uint256 internal constant FRESH_SLOTS = 32;
    uint256 internal constant SEED = 1 ether;
    uint32 internal constant FAR_FUTURE = type(uint32).max;

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");
    address internal keeper = makeAddr("keeper");
    address internal stranger = makeAddr("stranger");

    BeaconMock internal beacon;
    DepositContractMock internal depositContract;
    FuluLayout internal layout;
    Pod internal podImplementation;
    Operators internal operators;
    Validators internal validators;
    Checkpoints internal checkpoints;
    Pool internal pool;

    /// Indices of funded validators in ascending order of index, and what belongs to them.
    uint256[] internal funded;
    mapping(uint256 index => uint256) internal topUpEtherOf;
    mapping(uint256 operatorId => Vm.Wallet) private _wallets;

    function setUp() public virtual {
        beacon = BeaconMock(deployCode("BeaconMock.sol:BeaconMock", abi.encode(START_SLOT)));
        // Strangers' validators, so that the pool's do not start at index zero.
        for (uint256 i = 0; i < 3; ++i) {
            beacon.add(pubkeyOf(i), bytes32(uint256(0x01) << 248 | i), 32e9);
        }
        beacon.advance(1);
        depositContract = DepositContractMock(deployCode("DepositContractMock.sol:DepositContractMock"));
        deployCore();
    }

    /// From artifacts and not by `new`, which would compile the core once more into every test contract.
    function deployCore() internal {
        uint256 nonce = vm.getNonce(address(this));
        address operatorsAt = vm.computeCreateAddress(address(this), nonce + 2);
        address validatorsAt = vm.computeCreateAddress(address(this), nonce + 3);
        address checkpointsAt = vm.computeCreateAddress(address(this), nonce + 4);
        address poolAt = vm.computeCreateAddress(address(this), nonce + 5);
        layout = FuluLayout(deployCode("FuluLayout.sol:FuluLayout"));
        podImplementation = Pod(payable(deployCode("Pod.sol:Pod", abi.encode(poolAt, validatorsAt))));
        operators = Operators(deployCode("Operators.sol:Operators", abi.encode(podImplementation, validatorsAt)));
        validators = Validators(
            deployCode(
                "Validators.sol:Validators",
                abi.encode(poolAt, operatorsAt, checkpointsAt, layout, podImplementation, clock())
            )
        );
        checkpoints = Checkpoints(
            deployCode(
                "Checkpoints.sol:Checkpoints",
                abi.encode(
                    poolAt, validatorsAt, layout, clock(), ICheckpoints.Schedule({period: PERIOD, expiry: EXPIRY})
                )
            )
        );
        pool = Pool(
            deployCode("Pool.sol:Pool", abi.encode(depositContract, validatorsAt, checkpointsAt, STALE_AGE), SEED)
        );
        assertEq(address(pool), poolAt, "addresses were predicted");
    }

    function clock() internal view returns (BeaconClock memory) {
        return BeaconClock({
            genesisAt: uint64(beacon.GENESIS_AT()),
            secondsPerSlot: SECONDS_PER_SLOT,
            slotsPerEpoch: SLOTS_PER_EPOCH,
            shardCommitteePeriod: SHARD_COMMITTEE_PERIOD
        });
    }

    /* HOLDERS */

    function deposit(address holder, uint256 assets) internal returns (uint256 shares) {
        vm.deal(holder, holder.balance + assets);
        vm.prank(holder);
        shares = pool.deposit{value: assets}(holder, 0);
    }

    function requestRedeem(address holder, uint256 shares) internal returns (uint256 batch) {
        vm.prank(holder);
        batch = pool.requestRedeem(shares, holder);
    }

    function claim(address holder, uint256 batch) internal returns (uint256 assets) {
        uint256 shares = pool.balanceOf(holder, batch);
        vm.prank(holder);
        assets = pool.claim(batch, shares, holder);
    }

    /* OPERATORS */

    function register(string memory name, uint256 bond) internal returns (uint256 operatorId) {
        Vm.Wallet memory wallet = vm.createWallet(name);
        vm.deal(wallet.addr, wallet.addr.balance + bond);
        vm.prank(wallet.addr);
        operatorId = operators.register{value: bond}();
        _wallets[operatorId] = wallet;
    }

    function operatorAt(uint256 operatorId) internal view returns (address) {
        return _wallets[operatorId].addr;
    }

    function pubkeyOf(uint256 index) internal pure returns (bytes memory) {
        return abi.encodePacked(keccak256(abi.encode("key", index)), bytes16(keccak256(abi.encode("tail", index))));
    }

    function credentialsOf(uint256 operatorId) internal view returns (bytes32) {
        return bytes32(uint256(0x02) << 248 | uint160(operators.podOf(operatorId)));
    }

    /// The operator's own 1 ether creates a validator with its pod as withdrawal credentials.
    function predeposit(uint256 operatorId) internal returns (uint256 index) {
        index = beacon.count();
        beacon.add(pubkeyOf(index), credentialsOf(operatorId), 1e9);
    }

    function offerFor(uint256 operatorId, uint256 index, uint256 topUpEther)
        internal
        returns (IOperators.Offer memory offer)
    {
        offer = IOperators.Offer({
            operatorId: operatorId,
            pubkey: pubkeyOf(index),
            topUpEther: topUpEther,
            deadline: vm.getBlockTimestamp() + 1 days,
            signature: ""
        });
        sign(offer);
    }

    function sign(IOperators.Offer memory offer) internal {
        bytes32 digest = validators.offerDigest(offer.pubkey, offer.topUpEther, offer.deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_wallets[offer.operatorId], digest);
        offer.signature = abi.encodePacked(r, s, v);
    }

    /* KEEPERS */

    /// Predeposits, seals and funds one validator; returns its index.
    function fundNew(uint256 operatorId, uint256 topUpEther) internal returns (uint256 index) {
        index = predeposit(operatorId);
        beacon.advance(1);
        fund(operatorId, index, topUpEther);
    }

    function fund(uint256 operatorId, uint256 index, uint256 topUpEther) internal {
        fund(offerFor(operatorId, index, topUpEther), index);
        _noteFunded(index, topUpEther);
    }

    function fund(IOperators.Offer memory offer, uint256 index) internal {
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offer;
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.containersStream(at, only(index));
        BeaconHeader memory header = beacon.headerAt(at);
        vm.prank(keeper);
        validators.fund(at, header, offers, stream);
    }

    /// The same call, expected to revert with `data`. Reads come first: the expectation is for the next call.
    function expectFundReverts(bytes memory data, IOperators.Offer memory offer, uint256 index) internal {
        IOperators.Offer[] memory offers = new IOperators.Offer[](1);
        offers[0] = offer;
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.containersStream(at, only(index));
        BeaconHeader memory header = beacon.headerAt(at);
        vm.expectRevert(data);
        vm.prank(keeper);
        validators.fund(at, header, offers, stream);
    }

    function _noteFunded(uint256 index, uint256 topUpEther) internal {
        topUpEtherOf[index] = topUpEther;
        funded.push(index);
        for (uint256 i = funded.length - 1; i > 0 && funded[i - 1] > funded[i]; --i) {
            (funded[i - 1], funded[i]) = (funded[i], funded[i - 1]);
        }
    }

    /// The chain credits the top-up and activates the validator.
    function land(uint256 index) internal {
        beacon.credit(index, uint64(topUpEtherOf[index] * 1e9));
        beacon.activate(index);
    }

    function withdraw(uint256 index) internal returns (uint256 amountGwei) {
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.validatorsStream(at, only(index));
        BeaconHeader memory header = beacon.headerAt(at);
        vm.deal(keeper, 1 ether);
        vm.prank(keeper);
        amountGwei = validators.withdraw{value: 1 ether}(at, header, pubkeyOf(index), stream);
    }

    function expectWithdrawReverts(bytes memory data, uint256 index) internal {
        uint256 at = vm.getBlockTimestamp();
        bytes memory stream = beacon.validatorsStream(at, only(index));
        BeaconHeader memory header = beacon.headerAt(at);
        vm.deal(keeper, 1 ether);
        vm.expectRevert(data);
        vm.prank(keeper);
        validators.withdraw{value: 1 ether}(at, header, pubkeyOf(index), stream);
    }

    /* CHECKPOINTS */

    /// Moves to the first slot a checkpoint may be opened in, and on by at least one. Its parent slot is not missed.
    function advanceToOpen() internal {
        uint256 fromSlot = checkpoints.last().slot + PERIOD;
        if (beacon.slot() + 1 < fromSlot) beacon.advance(fromSlot - beacon.slot() - 1);
        beacon.advance(1);
    }

    function open() internal {
        vm.prank(keeper);
        checkpoints.open();
    }

    function bind() internal {
        uint256 at = vm.getBlockTimestamp();
        BeaconHeader memory header = beacon.headerAt(at);
        bytes memory stream = beacon.executionStream(at);
        vm.prank(keeper);
        checkpoints.bind(header, stream);
    }

    function prove(address prover, ICheckpoints.Run memory run, uint256[] memory indices)
        internal
        returns (ICheckpoints.Run memory)
    {
        bytes memory stream = beacon.validatorsStream(vm.getBlockTimestamp(), indices);
        vm.prank(prover);
        return checkpoints.prove(run, stream);
    }

    function proveAll(address prover) internal returns (ICheckpoints.Run memory run) {
        if (funded.length != 0) run = prove(prover, run, funded);
    }

    function finalize(address prover, ICheckpoints.Run memory run) internal {
        vm.prank(keeper);
        checkpoints.finalize(prover, run);
    }

    /// Seals the present beacon state at the next open slot and values the pool against it.
    function checkpoint() internal {
        advanceToOpen();
        checkpointNow();
    }

    function checkpointNow() internal {
        open();
        bind();
        finalize(keeper, proveAll(keeper));
    }

    /* TRUTH */

    /// What the holders own by the books of the chain, in wei: apart from the formulas of the core.
    function truthAssets() internal view returns (uint256 assets) {
        assets = pool.idle();
        for (uint256 id = 0; id < operators.operatorCount(); ++id) {
            assets += operators.podOf(id).balance;
        }
        for (uint256 i = 0; i < funded.length; ++i) {
            assets += uint256(beacon.get(funded[i]).balanceGwei) * 1 gwei;
        }
        uint256 operatorsOwn = funded.length * 1 ether;
        return assets > operatorsOwn ? assets - operatorsOwn : 0;
    }

    function only(uint256 index) internal pure returns (uint256[] memory indices) {
        indices = new uint256[](1);
        indices[0] = index;
    }

    function both(uint256 first, uint256 second) internal pure returns (uint256[] memory indices) {
        indices = new uint256[](2);
        (indices[0], indices[1]) = (first, second);
    }

    receive() external payable {}
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "solady/utils/EIP712.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {SignatureCheckerLib} from "solady/utils/SignatureCheckerLib.sol";
import {ICheckpoints} from "./interfaces/ICheckpoints.sol";
import {ILayout} from "./interfaces/ILayout.sol";
import {IOperators} from "./interfaces/IOperators.sol";
import {IPod} from "./interfaces/IPod.sol";
import {IPool} from "./interfaces/IPool.sol";
import {IValidators} from "./interfaces/IValidators.sol";
import {BeaconClock} from "./libraries/BeaconClock.sol";
import {BeaconHeader, BeaconRoots} from "./libraries/BeaconRoots.sol";
import {ValidatorSums} from "./libraries/CheckpointValue.sol";
import {DepositData} from "./libraries/DepositData.sol";
import {FundingRules} from "./libraries/FundingRules.sol";
import {PodAddress} from "./libraries/PodAddress.sol";
import {PodRotation} from "./libraries/PodRotation.sol";
import {ValidatorLife} from "./libraries/ValidatorLife.sol";
import {ValidatorTable} from "./libraries/ValidatorTable.sol";
import {WithdrawalDemand} from "./libraries/WithdrawalDemand.sol";
import {WithdrawalRequests} from "./libraries/WithdrawalRequests.sol";
import {ValidatorFact} from "./types/ValidatorFact.sol";
import {ValidatorRecord, ValidatorRecords} from "./types/ValidatorRecord.sol";

/// The registry: which keys are the pool's, what is known of each for ever, and what is asked of them.
contract Validators is IValidators, EIP712 {
    using PodRotation for PodRotation.Context;
    using ValidatorLife for ValidatorLife.Context;
    using ValidatorTable for ValidatorTable.Context;

    /// Slots a proof may be old when it decides something that can change.
    uint256 private constant FRESH_SLOTS = 32;
    bytes32 private constant OFFER_TYPEHASH = keccak256("Offer(bytes pubkey,uint256 topUpEther,uint256 deadline)");

    IPool private immutable POOL;
    IOperators private immutable OPERATORS;
    ICheckpoints private immutable CHECKPOINTS;
    ILayout private immutable LAYOUT;
    address private immutable POD_IMPLEMENTATION;
    uint64 private immutable GENESIS_AT;
    uint32 private immutable SECONDS_PER_SLOT;
    uint32 private immutable SLOTS_PER_EPOCH;
    uint32 private immutable SHARD_COMMITTEE_PERIOD;

    ValidatorLife.Context private _life;
    mapping(bytes32 pubkeyRoot => bool) public isUsed;

    constructor(
        IPool pool,
        IOperators operators,
        ICheckpoints checkpoints,
        ILayout layout,
        address podImplementation,
        BeaconClock memory clock
    ) {
        (POOL, OPERATORS, CHECKPOINTS, LAYOUT) = (pool, operators, checkpoints, layout);
        POD_IMPLEMENTATION = podImplementation;
        (GENESIS_AT, SECONDS_PER_SLOT) = (clock.genesisAt, clock.secondsPerSlot);
        (SLOTS_PER_EPOCH, SHARD_COMMITTEE_PERIOD) = (clock.slotsPerEpoch, clock.shardCommitteePeriod);
    }

    modifier onlyCheckpoints() {
        require(msg.sender == address(CHECKPOINTS), OnlyCore(msg.sender));
        _;
    }

    /* FUND: predeposited -> in flight */

    /// @inheritdoc IValidators
    function fund(
        uint256 timestamp,
        BeaconHeader calldata header,
        IOperators.Offer[] calldata offers,
        bytes calldata stream
    ) external {
        require(!CHECKPOINTS.isOpen(), SnapshotOpen());
        _requireFreshHeader(timestamp, header);
        bytes32[] memory credentials = new bytes32[](offers.length);
        for (uint256 i = 0; i < offers.length; ++i) {
            credentials[i] = _credentials(offers[i].operatorId);
        }
        (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots) =
            LAYOUT.proveContainers(header.stateRoot, credentials, stream);
        for (uint256 i = 0; i < offers.length; ++i) {
            _fund(offers[i], facts[i], pubkeyRoots[i], credentials[i]);
        }
    }

    function _fund(IOperators.Offer calldata offer, ValidatorFact fact, bytes32 pubkeyRoot, bytes32 credentials)
        private
    {
        bytes32 offeredRoot = DepositData.pubkeyRoot(offer.pubkey);
        require(offeredRoot == pubkeyRoot, WrongKey(offeredRoot, pubkeyRoot));
        FundingRules.requireFresh(fact);
        FundingRules.requireTopUp(offer.topUpEther);
        _requireOffered(offer);
        uint256 index = fact.index();
        require(!isUsed[pubkeyRoot] && !_life.table.get(index).isFunded(), AlreadyUsed(index, pubkeyRoot));

        isUsed[pubkeyRoot] = true;
        _life.fund(index, offer.operatorId, offer.topUpEther);
        emit Funded(offer.operatorId, index, offer.pubkey, offer.topUpEther, _clock().currentSlot());
        OPERATORS.lockBond(offer.operatorId, FundingRules.bondFor(offer.topUpEther));
        POOL.stake(offer.pubkey, pubkeyRoot, credentials, offer.topUpEther * 1 ether);
    }

    /* COUNT: in flight -> landed -> exiting */

    /// @inheritdoc IValidators
    function account(ValidatorFact[] calldata facts, uint256 stateEpoch, bool afterGap)
        external
        onlyCheckpoints
        returns (ValidatorSums memory sums)
    {
        for (uint256 i = 0; i < facts.length; ++i) {
            _life.account(facts[i], stateEpoch, afterGap, sums);
        }
    }

    /// @inheritdoc IValidators
    function settle(uint256 exitingGwei) external onlyCheckpoints {
        _life.exitingGwei = uint64(exitingGwei);
    }

    /* WITHDRAW: landed -> asked */

    /// @inheritdoc IValidators
    function withdraw(uint256 timestamp, BeaconHeader calldata header, bytes calldata pubkey, bytes calldata stream)
        external
        payable
        returns (uint256 amountGwei)
    {
        _requireFreshHeader(timestamp, header);
        (ValidatorFact[] memory facts, bytes32[] memory pubkeyRoots) =
            LAYOUT.proveValidators(header.stateRoot, credentialsOf(LAYOUT.indicesOf(stream)), stream);
        require(facts.length == 1, ILayout.WrongCount(facts.length, 1));
        bytes32 pubkeyRoot = DepositData.pubkeyRoot(pubkey);
        require(pubkeyRoot == pubkeyRoots[0], WrongKey(pubkeyRoot, pubkeyRoots[0]));

        ValidatorFact fact = facts[0];
        uint256 index = fact.index();
        uint256 seat = _life.table.get(index).seat();
        uint256 podId = _life.rotation.seats[seat];
        require(_mayLeave(fact, header.slot), NotAvailable(index));
        uint256 need = WithdrawalDemand.need(POOL.queuedAssets(), POOL.idle() + podEther(), onTheWay());
        amountGwei = WithdrawalDemand.amountGwei(need, fact.balanceGwei());
        uint256 slot = _clock().currentSlot();
        _life.rotation.serve(seat, slot);
        _life.ask(fact, amountGwei, slot);

        uint256 fee = WithdrawalRequests.fee();
        require(fee <= msg.value, FeeTooHigh(fee, msg.value));
        emit WithdrawalRequested(podId, index, amountGwei, fee);
        IPod(_pod(podId)).requestWithdrawal{value: fee}(pubkey, uint64(amountGwei));
        if (msg.value > fee) SafeTransferLib.safeTransferETH(msg.sender, msg.value - fee);
    }

    /// @inheritdoc IValidators
    function expireAsk(uint256 index) external {
        _life.expireAsk(index, _clock());
    }

    /// @inheritdoc IValidators
    function sweep(uint256 podId) external returns (uint256) {
        return IPod(_pod(podId)).sweep();
    }

    /* VIEWS */

    /// @inheritdoc IValidators
    function credentialsOf(uint256[] memory indices) public view returns (bytes32[] memory credentials) {
        credentials = new bytes32[](indices.length);
        uint256 lastSeat = type(uint256).max;
        for (uint256 i = 0; i < indices.length; ++i) {
            ValidatorRecord record = _life.table.get(indices[i]);
            require(record.isFunded(), NotFunded(indices[i]));
            // Neighbours mostly share a pod.
            uint256 seat = record.seat();
            credentials[i] = seat == lastSeat ? credentials[i - 1] : _credentials(_life.rotation.seats[seat]);
            lastSeat = seat;
        }
    }

    /// @inheritdoc IValidators
    function podEther() public view returns (uint256 assets) {
        uint256 length = _life.rotation.seats.length;
        for (uint256 seat = 0; seat < length; ++seat) {
            assets += _pod(_life.rotation.seats[seat]).balance;
        }
    }

    /// @inheritdoc IValidators
    function count() external view returns (uint256) {
        return _life.count;
    }

    /// @inheritdoc IValidators
    function recordOf(uint256 index) external view returns (ValidatorRecord) {
        return _life.table.get(index);
    }

    /// @inheritdoc IValidators
    function askOf(uint256 index) external view returns (Ask memory) {
        return _life.asks[index];
    }

    /// @inheritdoc IValidators
    function onTheWay() public view returns (uint256) {
        return (uint256(_life.askedGwei) + _life.exitingGwei) * 1 gwei;
    }

    /// @inheritdoc IValidators
    function turn() external view returns (uint256 podId, uint256 sinceSlot) {
        if (_life.rotation.seats.length == 0) return (0, 0);
        return (_life.rotation.seats[_life.rotation.pointer], _life.rotation.waitsSinceSlot);
    }

    /// @inheritdoc IValidators
    function availableOf(uint256 podId) external view returns (uint256) {
        uint256 seatAfter = _life.rotation.seatAfter[podId];
        return seatAfter == 0 ? 0 : _life.rotation.available[seatAfter - 1];
    }

    /// @inheritdoc IValidators
    function offerDigest(bytes calldata pubkey, uint256 topUpEther, uint256 deadline) public view returns (bytes32) {
        return _hashTypedData(keccak256(abi.encode(OFFER_TYPEHASH, keccak256(pubkey), topUpEther, deadline)));
    }

    /* CHECKS */

    function _requireFreshHeader(uint256 timestamp, BeaconHeader calldata header) private view {
        uint256 slot = _clock().currentSlot();
        require(header.slot + FRESH_SLOTS >= slot, ProofTooOld(header.slot, slot));
        BeaconRoots.verify(header, BeaconRoots.at(timestamp));
    }

    function _requireOffered(IOperators.Offer calldata offer) private view {
        require(block.timestamp <= offer.deadline, OfferExpired(offer.deadline));
        address operator = OPERATORS.operatorOf(offer.operatorId);
        if (msg.sender == operator) return;
        bytes32 digest = offerDigest(offer.pubkey, offer.topUpEther, offer.deadline);
        require(
            SignatureCheckerLib.isValidSignatureNowCalldata(operator, digest, offer.signature),
            NotOffered(offer.operatorId, operator)
        );
    }

    /// The chain lets a validator leave after SHARD_COMMITTEE_PERIOD epochs of activity (EIP-7002 drops requests before).
    function _mayLeave(ValidatorFact fact, uint256 slot) private view returns (bool) {
        return _life.table.get(fact.index()).isAvailable() && !fact.isExiting()
            && fact.activationEpoch() + SHARD_COMMITTEE_PERIOD <= _clock().epochOf(slot);
    }

    function _credentials(uint256 podId) private view returns (bytes32) {
        return PodAddress.credentials(_pod(podId));
    }

    function _pod(uint256 podId) private view returns (address) {
        return PodAddress.derive(podId, POD_IMPLEMENTATION, address(OPERATORS));
    }

    function _clock() private view returns (BeaconClock memory) {
        return BeaconClock(GENESIS_AT, SECONDS_PER_SLOT, SLOTS_PER_EPOCH, SHARD_COMMITTEE_PERIOD);
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Limpid", "1");
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Multicallable} from "solady/utils/Multicallable.sol";
import {ICheckpoints} from "./interfaces/ICheckpoints.sol";
import {ILayout} from "./interfaces/ILayout.sol";
import {IPool} from "./interfaces/IPool.sol";
import {IValidators} from "./interfaces/IValidators.sol";
import {BeaconClock} from "./libraries/BeaconClock.sol";
import {BeaconHeader, BeaconRoots} from "./libraries/BeaconRoots.sol";
import {CheckpointValue, ValidatorSums} from "./libraries/CheckpointValue.sol";
import {SharePrice} from "./libraries/SharePrice.sol";
import {ValidatorFact} from "./types/ValidatorFact.sol";

/// Proven valuations of the pool, one after another. Calls may be joined by `multicall`.
contract Checkpoints is ICheckpoints, Multicallable {
    /// So long after a checkpoint that a top-up may have landed and left unseen.
    uint256 private constant GAP_SECONDS = 7 days;

    IPool private immutable POOL;
    IValidators private immutable VALIDATORS;
    ILayout private immutable LAYOUT;
    uint64 private immutable GENESIS_AT;
    uint32 private immutable SECONDS_PER_SLOT;
    uint32 private immutable SLOTS_PER_EPOCH;
    uint32 private immutable SHARD_COMMITTEE_PERIOD;
    uint32 private immutable PERIOD;
    uint32 private immutable EXPIRY;

    uint256 public number;
    Last private _last;
    Snapshot private _snapshot;
    /// Each prover's run in the present snapshot, as a hash over the snapshot's number and the run.
    mapping(address prover => bytes32 runHash) private _runs;

    constructor(
        IPool pool,
        IValidators validators,
        ILayout layout,
        BeaconClock memory clock,
        Schedule memory schedule_
    ) {
        (POOL, VALIDATORS, LAYOUT) = (pool, validators, layout);
        (GENESIS_AT, SECONDS_PER_SLOT) = (clock.genesisAt, clock.secondsPerSlot);
        (SLOTS_PER_EPOCH, SHARD_COMMITTEE_PERIOD) = (clock.slotsPerEpoch, clock.shardCommitteePeriod);
        (PERIOD, EXPIRY) = (schedule_.period, schedule_.expiry);
        // The deployment is checkpoint 0.
        _last = Last({slot: uint64(clock.currentSlot()), peak: uint96(SharePrice.ONE)});
    }

    /// @inheritdoc ICheckpoints
    function open() external {
        require(!isOpen(), AlreadyOpen(_snapshot.openedSlot));
        uint256 slot = _clock().currentSlot();
        require(slot >= _last.slot + PERIOD, TooEarly(slot, _last.slot + PERIOD));
        (uint256 idle, uint256 supply, uint256 fundableBefore) = POOL.snapshot();
        _snapshot = Snapshot({
            beaconRoot: BeaconRoots.at(block.timestamp),
            executionBlockHash: blockhash(block.number - 1),
            stateRoot: 0,
            etherAtOpen: uint96(idle + VALIDATORS.podEther()),
            supply: uint96(supply),
            openedSlot: uint64(slot),
            boundSlot: 0,
            validators: uint32(VALIDATORS.count()),
            fundableBefore: uint32(fundableBefore)
        });
        emit Opened(++number, _snapshot.beaconRoot, _snapshot.etherAtOpen, supply, _snapshot.validators);
    }

    /// @inheritdoc ICheckpoints
    function bind(BeaconHeader calldata header, bytes calldata stream) external {
        require(isOpen(), NotOpen());
        BeaconRoots.verify(header, _snapshot.beaconRoot);
        require(header.slot > _last.slot, SlotNotLater(header.slot, _last.slot));
        bytes32 proven = LAYOUT.executionBlockHash(header.stateRoot, stream);
        require(proven == _snapshot.executionBlockHash, WrongExecutionBlock(proven, _snapshot.executionBlockHash));
        (_snapshot.stateRoot, _snapshot.boundSlot) = (header.stateRoot, header.slot);
        emit Bound(number, header.slot, header.stateRoot);
    }

    /// @inheritdoc ICheckpoints
    function prove(Run calldata run, bytes calldata stream) external returns (Run memory extended) {
        Snapshot memory snapshot_ = _bound();
        if (run.count != 0) {
            require(_hash(run) == _runs[msg.sender], WrongRun(msg.sender));
            extended = run;
        }
        uint256[] memory indices = LAYOUT.indicesOf(stream);
        // The layout makes sure that the stream's own indices ascend.
        require(run.count == 0 || indices[0] > run.lastIndex, NotUpward(run.lastIndex, indices[0]));
        (ValidatorFact[] memory facts,) =
            LAYOUT.proveValidators(snapshot_.stateRoot, VALIDATORS.credentialsOf(indices), stream);
        bool afterGap = _secondsSinceLast(snapshot_.boundSlot) > GAP_SECONDS;
        ValidatorSums memory sums = VALIDATORS.account(facts, _clock().epochOf(snapshot_.boundSlot), afterGap);

        extended.lastIndex = uint32(indices[indices.length - 1]);
        extended.count += uint32(indices.length);
        extended.sums.lowGwei += sums.lowGwei;
        extended.sums.highGwei += sums.highGwei;
        extended.sums.exitingGwei += sums.exitingGwei;
        _runs[msg.sender] = _hash(extended);
        emit Proven(number, msg.sender, extended);
    }

    /// @inheritdoc ICheckpoints
    function finalize(address prover, Run calldata run) external {
        Snapshot memory snapshot_ = _bound();
        require(run.count == snapshot_.validators, Incomplete(run.count, snapshot_.validators));
        // Without validators there is nothing to prove, and nothing a run could say.
        ValidatorSums memory sums;
        if (run.count != 0) {
            require(_hash(run) == _runs[prover], WrongRun(prover));
            sums = run.sums;
        }
        (uint256 low, uint256 high) = CheckpointValue.prices(
            sums,
            snapshot_.etherAtOpen,
            snapshot_.supply,
            snapshot_.validators,
            SharePrice.growthCapDown(_last.peak, _secondsSinceLast(snapshot_.boundSlot))
        );
        _last = Last({slot: snapshot_.boundSlot, peak: uint96(low > _last.peak ? low : _last.peak)});
        delete _snapshot;
        VALIDATORS.settle(sums.exitingGwei);
        POOL.settle(low, high, _clock().timestampOf(snapshot_.boundSlot), snapshot_.fundableBefore);
        emit Finalized(number, snapshot_.boundSlot, prover, low, high);
    }

    /// @inheritdoc ICheckpoints
    function isOpen() public view returns (bool) {
        uint256 openedSlot = _snapshot.openedSlot;
        return openedSlot != 0 && _clock().currentSlot() <= openedSlot + EXPIRY;
    }

    /// @inheritdoc ICheckpoints
    function snapshot() external view returns (Snapshot memory) {
        return _snapshot;
    }

    /// @inheritdoc ICheckpoints
    function last() external view returns (Last memory) {
        return _last;
    }

    /// @inheritdoc ICheckpoints
    function schedule() external view returns (Schedule memory) {
        return Schedule({period: PERIOD, expiry: EXPIRY});
    }

    function _bound() private view returns (Snapshot memory snapshot_) {
        require(isOpen(), NotOpen());
        snapshot_ = _snapshot;
        require(snapshot_.boundSlot != 0, NotBound());
    }

    function _secondsSinceLast(uint256 slot) private view returns (uint256) {
        return (slot - _last.slot) * SECONDS_PER_SLOT;
    }

    function _hash(Run memory run) private view returns (bytes32) {
        return keccak256(abi.encode(number, run));
    }

    function _clock() private view returns (BeaconClock memory) {
        return BeaconClock(GENESIS_AT, SECONDS_PER_SLOT, SLOTS_PER_EPOCH, SHARD_COMMITTEE_PERIOD);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BeaconHeader} from "../libraries/BeaconRoots.sol";
import {ValidatorSums} from "../libraries/CheckpointValue.sol";

/// One proven valuation of the whole pool after another: open, bind, prove, finalize. Anyone may call each.
interface ICheckpoints {
    /// What was taken in one transaction at open, and what bind proved of it.
    /// @param openedSlot zero when no snapshot is open.
    /// @param boundSlot zero until bound: slot of the beacon state.
    struct Snapshot {
        bytes32 beaconRoot;
        bytes32 executionBlockHash;
        bytes32 stateRoot;
        uint96 etherAtOpen;
        uint96 supply;
        uint64 openedSlot;
        uint64 boundSlot;
        uint32 validators;
        uint32 fundableBefore;
    }

    /// One prover's way through a checkpoint.
    /// @param lastIndex highest index proven so far.
    /// @param count validators proven so far; zero starts a run.
    struct Run {
        uint32 lastIndex;
        uint32 count;
        ValidatorSums sums;
    }

    /// @param slot of the last finalized state, or of the deployment.
    /// @param peak highest low so far, 1e18-scaled.
    struct Last {
        uint64 slot;
        uint96 peak;
    }

    /// How often, in slots.
    /// @param period least time between a finalized state and the next open.
    /// @param expiry time after which an unfinished snapshot may be replaced.
    struct Schedule {
        uint32 period;
        uint32 expiry;
    }

    /// Thrown when a snapshot is open already.
    error AlreadyOpen(uint256 openedSlot);
    /// Thrown when the last checkpoint is too recent.
    error TooEarly(uint256 slot, uint256 fromSlot);
    /// Thrown when no snapshot is open, or it has expired.
    error NotOpen();
    /// Thrown when bind was not called yet.
    error NotBound();
    /// Thrown when the proven state is not later than the last checkpoint's.
    error SlotNotLater(uint256 slot, uint256 lastSlot);
    /// Thrown when the proven state does not belong to the execution block the ether was counted in.
    error WrongExecutionBlock(bytes32 proven, bytes32 expected);
    /// Thrown when a run is not the one that was kept for this prover and snapshot.
    error WrongRun(address prover);
    /// Thrown when a run goes back or repeats a validator.
    error NotUpward(uint256 lastIndex, uint256 index);
    /// Thrown when a run that does not prove every validator is finalized.
    error Incomplete(uint256 proven, uint256 required);

    event Opened(uint256 indexed number, bytes32 beaconRoot, uint256 etherAtOpen, uint256 supply, uint256 validators);
    event Bound(uint256 indexed number, uint256 slot, bytes32 stateRoot);
    event Proven(uint256 indexed number, address indexed prover, Run run);
    event Finalized(uint256 indexed number, uint256 indexed slot, address indexed prover, uint256 low, uint256 high);

    /// Takes the snapshot, all of it in this transaction: beacon root, execution block hash, ether, share supply, number
    /// of validators; closes the batch of redemptions.
    function open() external;

    /// Proves slot and state root of the snapshot, and that the state belongs to the execution block before it.
    /// @param stream see `ILayout.executionBlockHash`.
    function bind(BeaconHeader calldata header, bytes calldata stream) external;

    /// Extends the caller's own run strictly upward.
    /// @param run as it stands: all zeros to start (or start over), else as the last `Proven` event gave it.
    /// @param stream see `ILayout.proveValidators`.
    function prove(Run calldata run, bytes calldata stream) external returns (Run memory extended);

    /// Sets the prices from a complete run. Anyone may call for any prover.
    /// @param run as the last `Proven` event gave it; all zeros when the pool has no validators.
    function finalize(address prover, Run calldata run) external;

    /// Whether a snapshot is open and has not expired.
    function isOpen() external view returns (bool);
    function snapshot() external view returns (Snapshot memory);
    function last() external view returns (Last memory);
    function schedule() external view returns (Schedule memory);
    /// Number of the present or, with none open, the last snapshot.
    function number() external view returns (uint256);
}

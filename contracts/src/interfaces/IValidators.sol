// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {BeaconHeader} from "../libraries/BeaconRoots.sol";
import {ValidatorSums} from "../libraries/CheckpointValue.sol";
import {ValidatorFact} from "../types/ValidatorFact.sol";
import {ValidatorRecord} from "../types/ValidatorRecord.sol";
import {IOperators} from "./IOperators.sol";

/// The pool's validators: funded by proof, counted by proof, asked for ether by proof.
interface IValidators {
    /// What was asked of a validator.
    /// @param amountGwei ether on its way: the partial, or the whole balance of a full exit.
    /// @param balanceGwei the validator's balance when it was asked.
    struct Ask {
        uint64 amountGwei;
        uint64 balanceGwei;
        uint64 slot;
    }

    /// Thrown when a core function is called by another contract than the one it is for.
    error OnlyCore(address caller);
    /// Thrown when funding while a snapshot is open: the snapshot would count ether twice or not at all.
    error SnapshotOpen();
    /// Thrown when a proof is about a state too old to decide on what changes.
    error ProofTooOld(uint256 slot, uint256 currentSlot);
    /// Thrown when offers and proven containers do not match one to one.
    error WrongKey(bytes32 offered, bytes32 proven);
    /// Thrown when a key or an index was ever used by the pool.
    error AlreadyUsed(uint256 index, bytes32 pubkeyRoot);
    /// Thrown when a validator is not a fresh predeposit: 1 to 15 ether, not slashed, no epoch set.
    error NotFresh(uint256 index);
    /// Thrown when a top-up is not 31 to 1,983 whole ether.
    error TopUpOutOfBounds(uint256 topUpEther);
    /// Thrown when the offer's time is over.
    error OfferExpired(uint256 deadline);
    /// Thrown when the offer is neither signed nor sent by the operator.
    error NotOffered(uint256 operatorId, address signer);
    /// Thrown when an index is not one the pool has funded.
    error NotFunded(uint256 index);
    /// Thrown when a withdrawal is asked of a validator that cannot give one now.
    error NotAvailable(uint256 index);
    /// Thrown when the EIP-7002 fee is above what the caller sent.
    error FeeTooHigh(uint256 fee, uint256 sent);
    /// Thrown when an ask is given up before it may be.
    error AskPending(uint256 index, uint256 untilSlot);

    event Funded(uint256 indexed operatorId, uint256 indexed index, bytes pubkey, uint256 topUpEther, uint256 slot);
    event Landed(uint256 indexed index, uint256 stateEpoch);
    event Exiting(uint256 indexed index, uint256 exitEpoch);
    event Doubted(uint256 indexed index, uint256 stateEpoch);
    /// @param amountGwei as sent to EIP-7002: zero is a full exit.
    event WithdrawalRequested(uint256 indexed podId, uint256 indexed index, uint256 amountGwei, uint256 fee);
    event AskCleared(uint256 indexed index, uint256 amountGwei);

    /// Gives offered keys their one top-up, for each: proves key, exact credentials and freshness against a beacon root
    /// at most 32 slots old, locks the operator's bond, marks key and index as used for ever. Anyone may call with the
    /// operator's signature; the operator itself needs none.
    /// @param timestamp key of the root in EIP-4788.
    /// @param offers in the order of the stream's indices.
    /// @param stream see `ILayout.proveContainers`.
    function fund(
        uint256 timestamp,
        BeaconHeader calldata header,
        IOperators.Offer[] calldata offers,
        bytes calldata stream
    ) external;

    /// Asks the validator proven by `stream` for ether the queue needs. Anyone may, while there is need and it is the
    /// turn of the validator's pod; the amount is computed. Send the EIP-7002 fee: the most you would pay; the rest is
    /// returned to you.
    /// @param stream see `ILayout.proveValidators`, of exactly one validator.
    function withdraw(uint256 timestamp, BeaconHeader calldata header, bytes calldata pubkey, bytes calldata stream)
        external
        payable
        returns (uint256 amountGwei);

    /// Gives up an ask the chain has not answered within 60 days: it may be asked again. Anyone may.
    function expireAsk(uint256 index) external;

    /// Brings what a pod holds into the pool. Anyone may. Returns wei.
    function sweep(uint256 podId) external returns (uint256 assets);

    /// Sums one part of a run and keeps the facts in it that stay true. Only Checkpoints.
    /// @param afterGap whether so long passed since the last checkpoint that a top-up may have landed and left.
    function account(ValidatorFact[] calldata facts, uint256 stateEpoch, bool afterGap)
        external
        returns (ValidatorSums memory sums);

    /// Keeps the exiting balance a finalized run proved. Only Checkpoints.
    function settle(uint256 exitingGwei) external;

    /// Withdrawal credentials of each index's pod; reverts unless all are funded.
    function credentialsOf(uint256[] calldata indices) external view returns (bytes32[] memory credentials);

    /// Ether in all pods that have a funded validator, in wei.
    function podEther() external view returns (uint256 assets);

    /// Validators a checkpoint must prove.
    function count() external view returns (uint256);
    function recordOf(uint256 index) external view returns (ValidatorRecord);
    function isUsed(bytes32 pubkeyRoot) external view returns (bool);
    function askOf(uint256 index) external view returns (Ask memory);
    /// Wei asked for or leaving, and not arrived as far as proven.
    function onTheWay() external view returns (uint256);
    /// The pod whose turn it is, and since which slot; zeros while no validator is funded.
    function turn() external view returns (uint256 podId, uint256 sinceSlot);
    function availableOf(uint256 podId) external view returns (uint256);
    /// What an operator signs for an offer (EIP-712).
    function offerDigest(bytes calldata pubkey, uint256 topUpEther, uint256 deadline) external view returns (bytes32);
}

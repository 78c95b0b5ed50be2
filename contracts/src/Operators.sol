// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {IOperators} from "./interfaces/IOperators.sol";
import {PodAddress} from "./libraries/PodAddress.sol";

/// Who operates, through which pod, and what ether answers for it. Bonds lie here and never mix with the pool's.
contract Operators is IOperators {
    address private immutable POD_IMPLEMENTATION;
    address private immutable VALIDATORS;

    address[] private _operators;
    mapping(uint256 operatorId => Bond) private _bonds;

    constructor(address podImplementation, address validators) {
        (POD_IMPLEMENTATION, VALIDATORS) = (podImplementation, validators);
    }

    /* OPERATORS */

    /// @inheritdoc IOperators
    function register() external payable returns (uint256 operatorId) {
        operatorId = _operators.length;
        _operators.push(msg.sender);
        address pod = LibClone.cloneDeterministic(POD_IMPLEMENTATION, bytes32(operatorId));
        emit OperatorRegistered(operatorId, msg.sender, pod);
        postBond(operatorId);
    }

    /// @inheritdoc IOperators
    function postBond(uint256 operatorId) public payable {
        operatorOf(operatorId); // reverts for an operator that does not exist
        _bonds[operatorId].posted += uint128(msg.value);
        emit BondPosted(operatorId, msg.value);
    }

    /// @inheritdoc IOperators
    function withdrawBond(uint256 operatorId, uint256 assets, address receiver) external {
        require(msg.sender == operatorOf(operatorId), OnlyOperator(operatorId, msg.sender));
        _requireFree(operatorId, assets);
        _bonds[operatorId].posted -= uint128(assets);
        emit BondWithdrawn(operatorId, receiver, assets);
        SafeTransferLib.safeTransferETH(receiver, assets);
    }

    /// @inheritdoc IOperators
    function offerKeys(Offer[] calldata offers) external {
        for (uint256 i = 0; i < offers.length; ++i) {
            Offer calldata offer = offers[i];
            require(msg.sender == operatorOf(offer.operatorId), OnlyOperator(offer.operatorId, msg.sender));
            emit KeyOffered(offer.operatorId, offer.pubkey, offer.topUpEther, offer.deadline, offer.signature);
        }
    }

    /* CORE */

    /// @inheritdoc IOperators
    function lockBond(uint256 operatorId, uint256 assets) external {
        require(msg.sender == VALIDATORS, OnlyValidators(msg.sender));
        _requireFree(operatorId, assets);
        _bonds[operatorId].locked += uint128(assets);
        emit BondLocked(operatorId, assets);
    }

    /* VIEWS */

    /// @inheritdoc IOperators
    function operatorOf(uint256 operatorId) public view returns (address) {
        require(operatorId < _operators.length, UnknownOperator(operatorId));
        return _operators[operatorId];
    }

    /// @inheritdoc IOperators
    function podOf(uint256 operatorId) external view returns (address) {
        return PodAddress.derive(operatorId, POD_IMPLEMENTATION, address(this));
    }

    /// @inheritdoc IOperators
    function bondOf(uint256 operatorId) external view returns (Bond memory) {
        return _bonds[operatorId];
    }

    /// @inheritdoc IOperators
    function operatorCount() external view returns (uint256) {
        return _operators.length;
    }

    function _requireFree(uint256 operatorId, uint256 assets) private view {
        Bond memory bond = _bonds[operatorId];
        uint256 free = bond.posted - bond.locked;
        require(assets <= free, BondTooLow(operatorId, free, assets));
    }
}

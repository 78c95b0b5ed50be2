// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Operators, their pods and their bonds. An operator's id is also its pod's id.
interface IOperators {
    /// A validator key an operator offers to be funded.
    /// @param pubkey BLS public key, 48 bytes; its predeposit must already be in the beacon state.
    /// @param topUpEther what the pool would add, in whole ether.
    /// @param deadline timestamp after which the offer is void.
    /// @param signature the operator's EIP-712 signature over the three (or ERC-1271), checked when it is funded.
    struct Offer {
        uint256 operatorId;
        bytes pubkey;
        uint256 topUpEther;
        uint256 deadline;
        bytes signature;
    }

    /// @param posted wei the operator put up.
    /// @param locked wei of it that answers for funded validators.
    struct Bond {
        uint128 posted;
        uint128 locked;
    }

    /// Thrown when an operator would have more locked than posted.
    error BondTooLow(uint256 operatorId, uint256 free, uint256 wanted);
    /// Thrown when someone else than the operator acts for it.
    error OnlyOperator(uint256 operatorId, address caller);
    /// Thrown when anyone but the validator registry locks a bond.
    error OnlyValidators(address caller);
    /// Thrown when no operator has this id.
    error UnknownOperator(uint256 operatorId);

    event OperatorRegistered(uint256 indexed operatorId, address indexed operator, address pod);
    event BondPosted(uint256 indexed operatorId, uint256 assets);
    event BondWithdrawn(uint256 indexed operatorId, address indexed receiver, uint256 assets);
    event BondLocked(uint256 indexed operatorId, uint256 assets);
    /// A bulletin for keepers; the chain stores nothing of it.
    event KeyOffered(uint256 indexed operatorId, bytes pubkey, uint256 topUpEther, uint256 deadline, bytes signature);

    /// Makes the caller an operator and deploys its pod. Ether sent is its first bond.
    function register() external payable returns (uint256 operatorId);

    /// Adds ether to an operator's bond. Anyone may.
    function postBond(uint256 operatorId) external payable;

    /// Takes back bond that no validator locks.
    function withdrawBond(uint256 operatorId, uint256 assets, address receiver) external;

    /// Publishes keys for any keeper to fund.
    function offerKeys(Offer[] calldata offers) external;

    /// Locks bond for one validator to be funded. Only the validator registry.
    function lockBond(uint256 operatorId, uint256 assets) external;

    function operatorOf(uint256 operatorId) external view returns (address);
    function podOf(uint256 operatorId) external view returns (address);
    function bondOf(uint256 operatorId) external view returns (Bond memory);
    function operatorCount() external view returns (uint256);
}

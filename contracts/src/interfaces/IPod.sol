// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Withdrawal address and fee recipient of one operator's validators. Everything it holds is the pool's.
interface IPod {
    /// Thrown when anyone but the validator registry asks for a withdrawal.
    error OnlyValidators(address caller);
    /// Thrown when the EIP-7002 contract refuses the request.
    error RequestRefused();

    /// Asks the chain to withdraw from one of this pod's validators (EIP-7002). The value sent is the fee, exactly.
    /// @param amountGwei zero asks for a full exit.
    function requestWithdrawal(bytes calldata pubkey, uint64 amountGwei) external payable;

    /// Sends everything the pod holds to the pool. Anyone may call. Returns the wei moved.
    function sweep() external returns (uint256 assets);
}

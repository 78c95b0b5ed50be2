// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Ethereum's deposit contract (consensus-specs, solidity_deposit_contract).
interface IDepositContract {
    function deposit(
        bytes calldata pubkey,
        bytes calldata withdrawalCredentials,
        bytes calldata signature,
        bytes32 depositDataRoot
    ) external payable;
}

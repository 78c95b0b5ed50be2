// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDepositContract} from "../../src/interfaces/external/IDepositContract.sol";

/// Records deposits and checks their data root in the way of the specification's contract
/// (consensus-specs, solidity_deposit_contract/deposit_contract.sol), of which it has no other part.
contract DepositContractMock is IDepositContract {
    struct Deposit {
        bytes pubkey;
        bytes32 credentials;
        uint256 amountGwei;
    }

    Deposit[] private _deposits;

    function deposit(
        bytes calldata pubkey,
        bytes calldata withdrawalCredentials,
        bytes calldata signature,
        bytes32 depositDataRoot
    ) external payable {
        require(pubkey.length == 48, "DepositContract: invalid pubkey length");
        require(withdrawalCredentials.length == 32, "DepositContract: invalid withdrawal_credentials length");
        require(signature.length == 96, "DepositContract: invalid signature length");
        require(msg.value >= 1 ether, "DepositContract: deposit value too low");
        require(msg.value % 1 gwei == 0, "DepositContract: deposit value not multiple of gwei");
        bytes32 root = rootOf(pubkey, withdrawalCredentials, signature, uint64(msg.value / 1 gwei));
        require(root == depositDataRoot, "DepositContract: reconstructed DepositData does not match supplied root");
        _deposits.push(Deposit(pubkey, bytes32(withdrawalCredentials), msg.value / 1 gwei));
    }

    function rootOf(bytes memory pubkey, bytes memory credentials, bytes memory signature, uint64 amountGwei)
        public
        pure
        returns (bytes32)
    {
        bytes32 pubkeyRoot = sha256(abi.encodePacked(pubkey, bytes16(0)));
        bytes memory head = new bytes(64);
        bytes memory tail = new bytes(32);
        for (uint256 i = 0; i < 96; ++i) {
            if (i < 64) head[i] = signature[i];
            else tail[i - 64] = signature[i];
        }
        bytes32 signatureRoot = sha256(abi.encodePacked(sha256(head), sha256(abi.encodePacked(tail, bytes32(0)))));
        bytes memory amount = new bytes(32);
        for (uint256 i = 0; i < 8; ++i) {
            amount[i] = bytes1(uint8(amountGwei >> (8 * i)));
        }
        return sha256(
            abi.encodePacked(
                sha256(abi.encodePacked(pubkeyRoot, credentials)), sha256(abi.encodePacked(amount, signatureRoot))
            )
        );
    }

    function count() external view returns (uint256) {
        return _deposits.length;
    }

    function at(uint256 i) external view returns (Deposit memory) {
        return _deposits[i];
    }
}

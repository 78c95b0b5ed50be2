// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDepositContract} from "../../src/interfaces/external/IDepositContract.sol";

/// EIP-4788's contract as callers see it: 32 bytes of timestamp in, a root out, and a revert for one it does not know.
contract BeaconRootsMock {
    mapping(uint256 timestamp => bytes32) private _roots;
    mapping(uint256 timestamp => bool) private _known;

    function set(uint256 timestamp, bytes32 root) external {
        (_roots[timestamp], _known[timestamp]) = (root, true);
    }

    fallback(bytes calldata input) external returns (bytes memory) {
        uint256 timestamp = abi.decode(input, (uint256));
        require(_known[timestamp], "unknown timestamp");
        return abi.encode(_roots[timestamp]);
    }
}

/// EIP-7002's predeploy: tells its fee to an empty call and keeps a request of 56 bytes that pays it.
contract WithdrawalRequestsMock {
    struct Request {
        address source;
        bytes pubkey;
        uint64 amountGwei;
        uint256 paid;
    }

    uint256 public fee;
    Request[] private _requests;

    function setFee(uint256 newFee) external {
        fee = newFee;
    }

    function requestCount() external view returns (uint256) {
        return _requests.length;
    }

    function last() external view returns (Request memory) {
        return _requests[_requests.length - 1];
    }

    fallback(bytes calldata input) external payable returns (bytes memory) {
        if (input.length == 0) return abi.encode(fee);
        require(input.length == 56 && msg.value >= fee, "refused");
        _requests.push(Request(msg.sender, input[:48], uint64(bytes8(input[48:])), msg.value));
        return "";
    }
}

/// The deposit contract's checks that matter to a top-up, and a book of what came in.
contract DepositContractMock is IDepositContract {
    uint256 public count;
    uint256 public received;
    bytes32 public lastRoot;
    bytes32 public lastCredentials;

    function deposit(
        bytes calldata pubkey,
        bytes calldata withdrawalCredentials,
        bytes calldata signature,
        bytes32 depositDataRoot
    ) external payable {
        require(pubkey.length == 48 && withdrawalCredentials.length == 32 && signature.length == 96, "lengths");
        require(msg.value >= 1 ether && msg.value % 1 gwei == 0, "value");
        bytes32 keyRoot = sha256(bytes.concat(pubkey, bytes16(0)));
        bytes32 signatureRoot =
            sha256(bytes.concat(sha256(signature[:64]), sha256(bytes.concat(signature[64:], bytes32(0)))));
        bytes32 amount;
        for (uint256 i = 0; i < 8; ++i) {
            amount |= bytes32(bytes1(uint8(msg.value / 1 gwei >> (8 * i)))) >> (8 * i);
        }
        bytes32 root = sha256(
            bytes.concat(
                sha256(bytes.concat(keyRoot, withdrawalCredentials)), sha256(bytes.concat(amount, signatureRoot))
            )
        );
        require(root == depositDataRoot, "root");
        (lastRoot, lastCredentials) = (root, bytes32(withdrawalCredentials));
        received += msg.value;
        ++count;
    }
}

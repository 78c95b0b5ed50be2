// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The EIP-7002 predeploy's price.
library WithdrawalRequests {
    /// Thrown when the predeploy does not tell its fee, as before its first block.
    error NoFee();

    address internal constant CONTRACT = 0x00000961Ef480Eb55e80D19ad83579A64c007002;

    /// Wei one request costs in this block.
    function fee() internal view returns (uint256) {
        (bool success, bytes memory data) = CONTRACT.staticcall("");
        require(success && data.length == 32, NoFee());
        return abi.decode(data, (uint256));
    }
}

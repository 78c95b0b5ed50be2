// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPod} from "./interfaces/IPod.sol";
import {IPool} from "./interfaces/IPool.sol";

/// One clone of this per operator. It holds nothing but the pool's ether and knows two verbs.
contract Pod is IPod {
    /// EIP-7002's predeploy.
    address private constant WITHDRAWAL_REQUESTS = 0x00000961Ef480Eb55e80D19ad83579A64c007002;

    IPool private immutable POOL;
    address private immutable VALIDATORS;

    constructor(IPool pool, address validators) {
        (POOL, VALIDATORS) = (pool, validators);
    }

    /// Block builders may pay the fee recipient by a plain transfer; withdrawals arrive without a call.
    receive() external payable {}

    /// @inheritdoc IPod
    function requestWithdrawal(bytes calldata pubkey, uint64 amountGwei) external payable {
        require(msg.sender == VALIDATORS, OnlyValidators(msg.sender));
        (bool success,) = WITHDRAWAL_REQUESTS.call{value: msg.value}(abi.encodePacked(pubkey, amountGwei));
        require(success, RequestRefused());
    }

    /// @inheritdoc IPod
    function sweep() external returns (uint256 assets) {
        assets = address(this).balance;
        if (assets != 0) POOL.collect{value: assets}();
    }
}

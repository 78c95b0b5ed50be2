// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Vm} from "forge-std/Vm.sol";

/// The system contracts the pool speaks to, with the code they have on every Ethereum chain, and their system calls.
library Predeploys {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    address internal constant SYSTEM = 0xffffFFFfFFffffffffffffffFfFFFfffFFFfFFfE;
    address internal constant BEACON_ROOTS = 0x000F3df6D732807Ef1319fB7B8bB8522d0Beac02;
    address internal constant WITHDRAWAL_REQUESTS = 0x00000961Ef480Eb55e80D19ad83579A64c007002;

    bytes internal constant BEACON_ROOTS_CODE =
        hex"3373fffffffffffffffffffffffffffffffffffffffe14604d57602036146024575f5ffd5b5f35801560495762001fff810690815414603c575f5ffd5b62001fff01545f5260205ff35b5f5ffd5b62001fff42064281555f359062001fff015500";
    bytes internal constant WITHDRAWAL_REQUESTS_CODE =
        hex"3373fffffffffffffffffffffffffffffffffffffffe1460cb5760115f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff146101f457600182026001905f5b5f82111560685781019083028483029004916001019190604d565b909390049250505036603814608857366101f457346101f4575f5260205ff35b34106101f457600154600101600155600354806003026004013381556001015f35815560010160203590553360601b5f5260385f601437604c5fa0600101600355005b6003546002548082038060101160df575060105b5f5b8181146101835782810160030260040181604c02815460601b8152601401816001015481526020019060020154807fffffffffffffffffffffffffffffffff00000000000000000000000000000000168252906010019060401c908160381c81600701538160301c81600601538160281c81600501538160201c81600401538160181c81600301538160101c81600201538160081c81600101535360010160e1565b910180921461019557906002556101a0565b90505f6002555f6003555b5f54807fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff14156101cd57505f5b6001546002828201116101e25750505f6101e8565b01600290035b5f555f600155604c025ff35b5f5ffd";

    function install() internal {
        VM.etch(BEACON_ROOTS, BEACON_ROOTS_CODE);
        VM.etch(WITHDRAWAL_REQUESTS, WITHDRAWAL_REQUESTS_CODE);
    }

    /// What a block does first: the root of the beacon block before it, under the block's own timestamp.
    function pushBeaconRoot(bytes32 root) internal {
        VM.prank(SYSTEM);
        (bool success,) = BEACON_ROOTS.call(abi.encode(root));
        require(success, "EIP-4788 refused the root");
    }

    /// What a block does last: at most 16 requests of (source 20, pubkey 48, amount in gwei 8 little-endian).
    function takeWithdrawalRequests() internal returns (bytes memory requests) {
        bool success;
        VM.prank(SYSTEM);
        (success, requests) = WITHDRAWAL_REQUESTS.call("");
        require(success, "EIP-7002 refused the system call");
    }

    /// Sets how many requests above the target the chain has seen: the fee grows by e for every 17.
    function setWithdrawalExcess(uint256 excess) internal {
        VM.store(WITHDRAWAL_REQUESTS, 0, bytes32(excess));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibClone} from "solady/utils/LibClone.sol";

/// Where an operator's pod is. Pods are clones at addresses computed from the operator's id, so that proving a
/// validator's credentials reads no storage.
library PodAddress {
    function derive(uint256 podId, address implementation, address operators) internal pure returns (address) {
        return LibClone.predictDeterministicAddress(implementation, bytes32(podId), operators);
    }

    /// 0x02 (compounding, EIP-7251) ++ 11 zero bytes ++ the pod: the only credentials the pool funds or counts.
    function credentials(address pod) internal pure returns (bytes32) {
        return bytes32(uint256(0x02) << 248 | uint160(pod));
    }
}

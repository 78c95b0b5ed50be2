// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorFact} from "../../src/types/ValidatorFact.sol";

/// Facts from their fields, packed by addition and powers of two and not by the shifts of the sources.
library Facts {
    struct Fields {
        uint32 index;
        uint64 balanceGwei;
        uint16 effectiveEther;
        bool slashed;
        uint32 eligibility;
        uint32 activation;
        uint32 exit;
        uint32 withdrawable;
    }

    /// A predeposited key nobody has touched.
    function fresh(uint32 index) internal pure returns (Fields memory) {
        uint32 far = type(uint32).max;
        return Fields(index, 1e9, 1, false, far, far, far, far);
    }

    function pack(Fields memory f) internal pure returns (ValidatorFact) {
        return ValidatorFact.wrap(
            uint256(f.index) * 2 ** 224 + uint256(f.balanceGwei) * 2 ** 160 + uint256(f.effectiveEther) * 2 ** 144
                + (f.slashed ? 2 ** 136 : 0) + uint256(f.eligibility) * 2 ** 104 + uint256(f.activation) * 2 ** 72
                + uint256(f.exit) * 2 ** 40 + uint256(f.withdrawable) * 2 ** 8
        );
    }
}

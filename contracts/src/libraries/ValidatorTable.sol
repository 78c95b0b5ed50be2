// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorRecord} from "../types/ValidatorRecord.sol";

/// Where records are kept: eight neighbouring indices share a storage slot, so that a run of neighbours, which is how
/// operators are asked to predeposit, costs one slot read for eight.
library ValidatorTable {
    struct Context {
        mapping(uint256 slot => uint256 eightRecords) words;
    }

    function get(Context storage self, uint256 index) internal view returns (ValidatorRecord) {
        return ValidatorRecord.wrap(uint32(self.words[index >> 3] >> _shift(index)));
    }

    function set(Context storage self, uint256 index, ValidatorRecord record) internal {
        uint256 others = self.words[index >> 3] & ~(uint256(type(uint32).max) << _shift(index));
        self.words[index >> 3] = others | uint256(ValidatorRecord.unwrap(record)) << _shift(index);
    }

    function _shift(uint256 index) private pure returns (uint256) {
        return (index & 7) << 5;
    }
}

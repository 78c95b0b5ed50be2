// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {LibClone} from "solady/utils/LibClone.sol";
import {PodAddress} from "../../../src/libraries/PodAddress.sol";

contract PodAddressTest is Test {
    function testFuzz_derive_isWhereTheCloneIs(uint256 podId, address implementation) public {
        address pod = LibClone.cloneDeterministic(implementation, bytes32(podId));
        assertEq(PodAddress.derive(podId, implementation, address(this)), pod, "where it was deployed");
    }

    function testFuzz_derive_noTwoPodsShareAnAddress(uint256 podId, uint256 other, address implementation) public view {
        vm.assume(podId != other);
        assertNotEq(
            PodAddress.derive(podId, implementation, address(this)),
            PodAddress.derive(other, implementation, address(this)),
            "one address for each"
        );
    }

    function testFuzz_credentials_areCompoundingOfThePod(address pod) public pure {
        assertEq(
            abi.encodePacked(PodAddress.credentials(pod)),
            abi.encodePacked(hex"020000000000000000000000", pod),
            "0x02, 11 zero bytes, the pod"
        );
    }
}

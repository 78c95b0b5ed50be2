// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {DepositData} from "../../../src/libraries/DepositData.sol";
import {DepositContractMock} from "../../utils/DepositContractMock.sol";

contract DepositDataHarness {
    function pubkeyRoot(bytes calldata pubkey) external view returns (bytes32) {
        return DepositData.pubkeyRoot(pubkey);
    }
}

contract DepositDataTest is Test {
    DepositDataHarness private harness = new DepositDataHarness();
    DepositContractMock private depositContract = new DepositContractMock();

    function testFuzz_topUpRoot_isTheSpecificationsRoot(bytes32 head, bytes16 tail, bytes32 credentials, uint64 gwei_)
        public
        view
    {
        bytes memory pubkey = abi.encodePacked(head, tail);
        bytes32 root = DepositData.topUpRoot(harness.pubkeyRoot(pubkey), credentials, gwei_);
        bytes32 expected = depositContract.rootOf(pubkey, abi.encodePacked(credentials), new bytes(96), gwei_);
        assertEq(root, expected, "as the deposit contract computes it");
    }

    /// pubkey 0x11.., credentials 0x02 ++ 11 zero bytes ++ 0x22.., 31 ether, empty signature; root computed by
    /// the npm package chainsafe/ssz from the specification's DepositData.
    function test_topUpRoot_knownValue() public view {
        bytes memory pubkey = abi.encodePacked(
            hex"1111111111111111111111111111111111111111111111111111111111111111", hex"11111111111111111111111111111111"
        );
        bytes32 credentials = 0x0200000000000000000000002222222222222222222222222222222222222222;
        bytes32 root = DepositData.topUpRoot(harness.pubkeyRoot(pubkey), credentials, 31e9);
        assertEq(root, 0x4fd5b6c119c2a01da8064f91902fb14e780586b449c8b4ffbbc608a16f75cb9b);
    }

    function testFuzz_pubkeyRoot_RevertWhen_lengthIsNot48(bytes memory pubkey) public {
        if (pubkey.length != 48) {
            vm.expectRevert(abi.encodeWithSelector(DepositData.WrongPubkeyLength.selector, pubkey.length));
        }
        harness.pubkeyRoot(pubkey);
        assertEq(harness.pubkeyRoot(new bytes(48)), sha256(new bytes(64)), "48 bytes are a key");
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IValidators} from "../../../src/interfaces/IValidators.sol";
import {FundingRules} from "../../../src/libraries/FundingRules.sol";
import {ValidatorFact} from "../../../src/types/ValidatorFact.sol";
import {Facts} from "../../utils/Facts.sol";

contract FundingRulesHarness {
    function requireFresh(ValidatorFact fact) external pure {
        FundingRules.requireFresh(fact);
    }

    function requireTopUp(uint256 topUpEther) external pure {
        FundingRules.requireTopUp(topUpEther);
    }
}

contract FundingRulesTest is Test {
    uint32 private constant INDEX = 12;
    uint32 private constant FAR_FUTURE = type(uint32).max;

    FundingRulesHarness private rules = new FundingRulesHarness();

    function testFuzz_requireFresh_giftsBelow16EtherAreWelcome(uint16 effectiveEther) public {
        Facts.Fields memory fields = Facts.fresh(INDEX);
        fields.effectiveEther = effectiveEther;
        if (effectiveEther == 0 || effectiveEther > 15) _expectNotFresh();
        rules.requireFresh(Facts.pack(fields));
    }

    function testFuzz_requireFresh_RevertWhen_anyEpochIsSet(uint32 epoch, uint256 which) public {
        epoch = uint32(bound(epoch, 0, FAR_FUTURE - 1));
        Facts.Fields memory fields = Facts.fresh(INDEX);
        rules.requireFresh(Facts.pack(fields));
        if (which % 3 == 0) fields.eligibility = epoch;
        else if (which % 3 == 1) fields.activation = epoch;
        else fields.exit = epoch;
        _expectNotFresh();
        rules.requireFresh(Facts.pack(fields));
    }

    function test_requireFresh_RevertWhen_slashed() public {
        Facts.Fields memory fields = Facts.fresh(INDEX);
        rules.requireFresh(Facts.pack(fields));
        fields.slashed = true;
        _expectNotFresh();
        rules.requireFresh(Facts.pack(fields));
    }

    function testFuzz_requireTopUp_boundsAre31To1983(uint256 topUpEther) public {
        topUpEther = topUpEther % 4 == 0 ? topUpEther : topUpEther % 2_100;
        if (topUpEther < 31 || topUpEther > 1_983) {
            vm.expectRevert(abi.encodeWithSelector(IValidators.TopUpOutOfBounds.selector, topUpEther));
        }
        rules.requireTopUp(topUpEther);
    }

    function test_requireTopUp_edges() public {
        rules.requireTopUp(31);
        rules.requireTopUp(1_983);
        vm.expectRevert(abi.encodeWithSelector(IValidators.TopUpOutOfBounds.selector, 30));
        rules.requireTopUp(30);
        vm.expectRevert(abi.encodeWithSelector(IValidators.TopUpOutOfBounds.selector, 1_984));
        rules.requireTopUp(1_984);
    }

    function testFuzz_bondFor_isFourPercentOfTheTopUp(uint256 topUpEther) public pure {
        topUpEther = bound(topUpEther, 31, 1_983);
        assertEq(FundingRules.bondFor(topUpEther) * 25, topUpEther * 1 ether, "exactly");
    }

    function _expectNotFresh() private {
        vm.expectRevert(abi.encodeWithSelector(IValidators.NotFresh.selector, INDEX));
    }
}

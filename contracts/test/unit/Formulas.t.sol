// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {CheckpointValue, ValidatorSums} from "../../src/libraries/CheckpointValue.sol";
import {FundingRules} from "../../src/libraries/FundingRules.sol";
import {Landing} from "../../src/libraries/Landing.sol";
import {SharePrice} from "../../src/libraries/SharePrice.sol";
import {WithdrawalDemand} from "../../src/libraries/WithdrawalDemand.sol";
import {FAR_FUTURE_EPOCH, ValidatorFact} from "../../src/types/ValidatorFact.sol";
import {ValidatorRecord, ValidatorRecords} from "../../src/types/ValidatorRecord.sol";

/// Every formula exists here and in packages/sdk/src/math. The SDK writes inputs and its own results to
/// fixtures/formulas.json; these tests feed the same inputs to the libraries.
contract FormulasTest is Test {
    using stdJson for string;

    string private _json;

    function setUp() public {
        _json = vm.readFile("contracts/test/fixtures/formulas.json");
    }

    /* SHARE PRICE */

    function test_lowDown() public view {
        _check2("lowDown", "value", "supply", SharePrice.lowDown);
    }

    function test_highUp() public view {
        _check2("highUp", "value", "supply", SharePrice.highUp);
    }

    function test_growthCapDown() public view {
        _check2("growthCapDown", "price", "elapsed", SharePrice.growthCapDown);
    }

    function test_mintPriceUp() public view {
        _check2("mintPriceUp", "price", "elapsed", SharePrice.mintPriceUp);
    }

    function test_queuePriceUp() public view {
        _check1("queuePriceUp", "price", SharePrice.queuePriceUp);
    }

    function test_sharesDown() public view {
        _check2("sharesDown", "assets", "price", SharePrice.sharesDown);
    }

    function test_assetsDown() public view {
        _check2("assetsDown", "shares", "price", SharePrice.assetsDown);
    }

    function test_assetsUp() public view {
        _check2("assetsUp", "shares", "price", SharePrice.assetsUp);
    }

    /* CHECKPOINT VALUE */

    function test_value() public view {
        _check3("value", ["etherAtOpen", "provenGwei", "validators"], CheckpointValue.value);
    }

    function test_prices() public view {
        uint256[] memory lowGwei = _column("prices", "lowGwei");
        uint256[] memory highGwei = _column("prices", "highGwei");
        uint256[] memory etherAtOpen = _column("prices", "etherAtOpen");
        uint256[] memory supply = _column("prices", "supply");
        uint256[] memory validators = _column("prices", "validators");
        uint256[] memory growthCap = _column("prices", "growthCap");
        uint256[] memory low = _column("prices", "low");
        uint256[] memory high = _column("prices", "high");
        for (uint256 i = 0; i < low.length; ++i) {
            ValidatorSums memory sums = ValidatorSums(uint64(lowGwei[i]), uint64(highGwei[i]), 0);
            (uint256 low_, uint256 high_) =
                CheckpointValue.prices(sums, etherAtOpen[i], supply[i], validators[i], growthCap[i]);
            assertEq(low_, low[i], _row("low", i));
            assertEq(high_, high[i], _row("high", i));
        }
    }

    /* LANDING */

    function test_phaseOf() public view {
        uint256[] memory balanceGwei = _column("phaseOf", "balanceGwei");
        uint256[] memory topUpEther = _column("phaseOf", "topUpEther");
        uint256[] memory withdrawableEpoch = _column("phaseOf", "withdrawableEpoch");
        uint256[] memory stateEpoch = _column("phaseOf", "stateEpoch");
        uint256[] memory wasUncertain = _column("phaseOf", "wasUncertain");
        uint256[] memory result = _column("phaseOf", "result");
        for (uint256 i = 0; i < result.length; ++i) {
            Landing.Phase phase = Landing.phaseOf(
                balanceGwei[i], topUpEther[i] * 1e9, withdrawableEpoch[i], stateEpoch[i], wasUncertain[i] == 1
            );
            assertEq(uint256(phase), result[i], _row("phaseOf", i));
        }
    }

    /* WITHDRAWAL DEMAND */

    function test_need() public view {
        _check3("need", ["queued", "idle", "onTheWay"], _needOrZero);
    }

    function test_amountGwei() public view {
        _check2("amountGwei", "needWei", "balanceGwei", WithdrawalDemand.amountGwei);
    }

    /* FUNDING RULES */

    function test_bondFor() public view {
        _check1("bondFor", "topUpEther", FundingRules.bondFor);
    }

    function test_requireTopUp() public view {
        _check1("isTopUp", "topUpEther", _isTopUp);
    }

    function test_requireFresh() public view {
        uint256[] memory effective = _column("isFresh", "effectiveBalanceEther");
        uint256[] memory slashed = _column("isFresh", "slashed");
        uint256[] memory eligibilitySet = _column("isFresh", "eligibilitySet");
        uint256[] memory activationSet = _column("isFresh", "activationSet");
        uint256[] memory exitSet = _column("isFresh", "exitSet");
        uint256[] memory result = _column("isFresh", "result");
        for (uint256 i = 0; i < result.length; ++i) {
            uint256 epochs =
                _epoch(eligibilitySet[i]) << 104 | _epoch(activationSet[i]) << 72 | _epoch(exitSet[i]) << 40;
            uint256 fact = effective[i] << 144 | slashed[i] << 136 | epochs;
            assertEq(_isFresh(ValidatorFact.wrap(fact)), result[i], _row("isFresh", i));
        }
    }

    /* RECORDS */

    function test_validatorRecord() public view {
        uint256[] memory records = _column("validatorRecord", "record");
        uint256[] memory seat = _column("validatorRecord", "seat");
        uint256[] memory topUpEther = _column("validatorRecord", "topUpEther");
        uint256[] memory landed = _column("validatorRecord", "landed");
        uint256[] memory exiting = _column("validatorRecord", "exiting");
        uint256[] memory uncertain = _column("validatorRecord", "uncertain");
        uint256[] memory asked = _column("validatorRecord", "asked");
        for (uint256 i = 0; i < records.length; ++i) {
            ValidatorRecord record = ValidatorRecord.wrap(uint32(records[i]));
            assertEq(record.seat(), seat[i], _row("seat", i));
            assertEq(record.topUpEther(), topUpEther[i], _row("topUpEther", i));
            assertEq(record.has(ValidatorRecords.LANDED), landed[i] == 1, _row("landed", i));
            assertEq(record.has(ValidatorRecords.EXITING), exiting[i] == 1, _row("exiting", i));
            assertEq(record.has(ValidatorRecords.UNCERTAIN), uncertain[i] == 1, _row("uncertain", i));
            assertEq(record.has(ValidatorRecords.ASKED), asked[i] == 1, _row("asked", i));
        }
    }

    /* WHAT REVERTS, AS A NUMBER */

    /// External, so that a revert can be caught.
    function need(uint256 queued, uint256 idle, uint256 onTheWay) external pure returns (uint256) {
        return WithdrawalDemand.need(queued, idle, onTheWay);
    }

    function requireTopUp(uint256 topUpEther) external pure {
        FundingRules.requireTopUp(topUpEther);
    }

    function requireFresh(ValidatorFact fact) external pure {
        FundingRules.requireFresh(fact);
    }

    /// A need is never zero: zero stands for the revert.
    function _needOrZero(uint256 queued, uint256 idle, uint256 onTheWay) private view returns (uint256) {
        try this.need(queued, idle, onTheWay) returns (uint256 assets) {
            assertGt(assets, 0, "a need is never zero");
            return assets;
        } catch (bytes memory reason) {
            assertEq(bytes4(reason), WithdrawalDemand.NothingNeeded.selector, "another error");
            return 0;
        }
    }

    function _isTopUp(uint256 topUpEther) private view returns (uint256) {
        try this.requireTopUp(topUpEther) {
            return 1;
        } catch {
            return 0;
        }
    }

    function _isFresh(ValidatorFact fact) private view returns (uint256) {
        try this.requireFresh(fact) {
            return 1;
        } catch {
            return 0;
        }
    }

    function _epoch(uint256 isSet) private pure returns (uint256) {
        return isSet == 1 ? 7 : FAR_FUTURE_EPOCH;
    }

    /* TABLES */

    function _check1(string memory formula, string memory parameter, function(uint256) view returns (uint256) compute)
        private
        view
    {
        uint256[] memory a = _column(formula, parameter);
        uint256[] memory result = _column(formula, "result");
        for (uint256 i = 0; i < result.length; ++i) {
            assertEq(compute(a[i]), result[i], _row(formula, i));
        }
    }

    function _check2(
        string memory formula,
        string memory first,
        string memory second,
        function(uint256, uint256) view returns (uint256) compute
    ) private view {
        uint256[] memory a = _column(formula, first);
        uint256[] memory b = _column(formula, second);
        uint256[] memory result = _column(formula, "result");
        for (uint256 i = 0; i < result.length; ++i) {
            assertEq(compute(a[i], b[i]), result[i], _row(formula, i));
        }
    }

    function _check3(
        string memory formula,
        string[3] memory parameters,
        function(uint256, uint256, uint256) view returns (uint256) compute
    ) private view {
        uint256[] memory a = _column(formula, parameters[0]);
        uint256[] memory b = _column(formula, parameters[1]);
        uint256[] memory c = _column(formula, parameters[2]);
        uint256[] memory result = _column(formula, "result");
        for (uint256 i = 0; i < result.length; ++i) {
            assertEq(compute(a[i], b[i], c[i]), result[i], _row(formula, i));
        }
    }

    /// Reverts when the column is missing or empty: no table passes by having no rows.
    function _column(string memory formula, string memory name) private view returns (uint256[] memory column) {
        column = _json.readUintArray(string.concat(".", formula, ".", name));
        assertGt(column.length, 100, string.concat(formula, " has too few rows"));
    }

    function _row(string memory formula, uint256 i) private pure returns (string memory) {
        return string.concat(formula, " row ", vm.toString(i));
    }
}

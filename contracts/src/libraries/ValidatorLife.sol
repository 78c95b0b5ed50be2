// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IValidators} from "../interfaces/IValidators.sol";
import {FAR_FUTURE_EPOCH, ValidatorFact} from "../types/ValidatorFact.sol";
import {ValidatorRecord, ValidatorRecords} from "../types/ValidatorRecord.sol";
import {BeaconClock} from "./BeaconClock.sol";
import {ValidatorSums} from "./CheckpointValue.sol";
import {Landing} from "./Landing.sol";
import {PodRotation} from "./PodRotation.sol";
import {ValidatorTable} from "./ValidatorTable.sol";
import {WithdrawalDemand} from "./WithdrawalDemand.sol";

/// A validator's life in the pool, and what each arrow changes:
///
///   fund ──► in flight ──► landed ──► exiting
///                │           ▲  │ ask ▲
///                └► doubted ─┘  └─────┘   an ask clears when the exit, or the partial's payment, is proven,
///                                         or when it expires
///
/// Before it is funded a key is nothing to the pool. What is written here are only facts that stay true, so that
/// several runs over the same state, finished or not, leave the same records.
library ValidatorLife {
    using PodRotation for PodRotation.Context;
    using ValidatorTable for ValidatorTable.Context;

    struct Context {
        ValidatorTable.Context table;
        PodRotation.Context rotation;
        mapping(uint256 index => IValidators.Ask) asks;
        // Sums in gwei over open asks and, as last proven, over validators that are leaving.
        uint64 askedGwei;
        uint64 exitingGwei;
        uint32 count;
    }

    /// An exit queue may take 45 days, and the chain drops asks silently.
    uint256 internal constant ASK_EXPIRY_SECONDS = 60 days;

    /* FUND */

    function fund(Context storage self, uint256 index, uint256 podId, uint256 topUpEther) internal {
        self.table.set(index, ValidatorRecords.create(self.rotation.seatOf(podId), topUpEther));
        ++self.count;
    }

    /* COUNT */

    /// Adds one validator to a run's sums and keeps what the fact shows for ever.
    function account(
        Context storage self,
        ValidatorFact fact,
        uint256 stateEpoch,
        bool afterGap,
        ValidatorSums memory sums
    ) internal {
        uint256 index = fact.index();
        ValidatorRecord record = self.table.get(index);
        ValidatorRecord updated = record;
        uint64 balanceGwei = uint64(fact.balanceGwei());
        (uint64 lowGwei, uint64 highGwei) = (balanceGwei, balanceGwei);

        if (!record.has(ValidatorRecords.LANDED)) {
            uint64 topUpGwei = uint64(record.topUpEther() * 1e9);
            Landing.Phase phase = Landing.phaseOf(
                balanceGwei, topUpGwei, _epoch(fact), stateEpoch, record.has(ValidatorRecords.UNCERTAIN)
            );
            if (phase == Landing.Phase.Landed) {
                updated = updated.with(ValidatorRecords.LANDED);
                emit IValidators.Landed(index, stateEpoch);
            } else {
                highGwei += topUpGwei;
                if (phase == Landing.Phase.InFlight && !afterGap) lowGwei += topUpGwei;
            }
            if (phase == Landing.Phase.Uncertain && !record.has(ValidatorRecords.UNCERTAIN)) {
                updated = updated.with(ValidatorRecords.UNCERTAIN);
                emit IValidators.Doubted(index, stateEpoch);
            }
        }
        if (fact.isExiting()) {
            sums.exitingGwei += balanceGwei;
            if (!record.has(ValidatorRecords.EXITING)) {
                updated = updated.with(ValidatorRecords.EXITING);
                // Until this run is finalized, so that what leaves is counted as coming without a pause.
                self.exitingGwei += balanceGwei;
                emit IValidators.Exiting(index, fact.exitEpoch());
            }
        }
        if (record.has(ValidatorRecords.ASKED) && (fact.isExiting() || _isPaid(self.asks[index], balanceGwei))) {
            updated = _clearAsk(self, index, updated);
        }
        sums.lowGwei += lowGwei;
        sums.highGwei += highGwei;
        _update(self, index, record, updated);
    }

    /* ASK */

    /// @param requestGwei as sent to EIP-7002; a full exit is expected to bring the whole balance.
    function ask(Context storage self, ValidatorFact fact, uint256 requestGwei, uint256 slot) internal {
        uint256 index = fact.index();
        bool isFull = requestGwei == WithdrawalDemand.FULL_EXIT;
        uint64 expectedGwei = uint64(isFull ? fact.balanceGwei() : requestGwei);
        self.asks[index] =
            IValidators.Ask({amountGwei: expectedGwei, balanceGwei: uint64(fact.balanceGwei()), slot: uint64(slot)});
        self.askedGwei += expectedGwei;
        ValidatorRecord record = self.table.get(index);
        _update(self, index, record, record.with(ValidatorRecords.ASKED));
    }

    function expireAsk(Context storage self, uint256 index, BeaconClock memory clock) internal {
        ValidatorRecord record = self.table.get(index);
        require(record.has(ValidatorRecords.ASKED), IValidators.NotAvailable(index));
        uint256 untilSlot = self.asks[index].slot + ASK_EXPIRY_SECONDS / clock.secondsPerSlot;
        require(clock.currentSlot() > untilSlot, IValidators.AskPending(index, untilSlot));
        _update(self, index, record, _clearAsk(self, index, record));
    }

    /// A partial is 64 ether or more; a balance that fell by more than half of it has paid, because rewards of 60 days
    /// do not come near the other half. A long leak may look the same: then ether is asked for twice, and lies idle.
    function _isPaid(IValidators.Ask storage asked, uint256 balanceGwei) private view returns (bool) {
        return balanceGwei + asked.amountGwei / 2 < asked.balanceGwei;
    }

    function _clearAsk(Context storage self, uint256 index, ValidatorRecord record) private returns (ValidatorRecord) {
        uint64 amountGwei = self.asks[index].amountGwei;
        self.askedGwei -= amountGwei;
        delete self.asks[index];
        emit IValidators.AskCleared(index, amountGwei);
        return record.without(ValidatorRecords.ASKED);
    }

    /* RECORDS */

    function _update(Context storage self, uint256 index, ValidatorRecord record, ValidatorRecord updated) private {
        if (ValidatorRecord.unwrap(record) == ValidatorRecord.unwrap(updated)) return;
        self.table.set(index, updated);
        if (updated.isAvailable() && !record.isAvailable()) ++self.rotation.available[record.seat()];
        if (!updated.isAvailable() && record.isAvailable()) --self.rotation.available[record.seat()];
    }

    /// A far-future withdrawable epoch is later than any state.
    function _epoch(ValidatorFact fact) private pure returns (uint256) {
        uint256 epoch = fact.withdrawableEpoch();
        return epoch == FAR_FUTURE_EPOCH ? type(uint256).max : epoch;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Decides which pod is asked for ether next: round the pods by a pointer, so that no caller chooses who leaves.
///
///   pod without an available validator  -> passed at once
///   pod with one, idle for 32 slots     -> passed: nobody can stop the round by refusing to act
///   pod of the request                  -> served; the pointer moves behind it
library PodRotation {
    /// Thrown when it is another pod's turn.
    error NotThisPodsTurn(uint256 podId, uint256 turnOfPodId);

    struct Context {
        /// Pods that ever had a funded validator, in the order of their first.
        uint16[] pods;
        /// Available validators of each pod: landed, not leaving, nothing asked of them yet.
        mapping(uint256 podId => uint256) available;
        uint32 pointer;
        uint32 waitsSinceSlot;
    }

    uint256 internal constant PATIENCE_SLOTS = 32;

    function serve(Context storage self, uint256 podId, uint256 slot) internal {
        uint256 count = self.pods.length;
        uint256 pointer = self.pointer;
        bool mayPass = slot >= self.waitsSinceSlot + PATIENCE_SLOTS;
        for (uint256 steps = 0; steps < count; ++steps) {
            uint256 current = self.pods[pointer];
            if (current == podId) break;
            if (self.available[current] != 0) {
                require(mayPass, NotThisPodsTurn(podId, current));
                mayPass = false; // one idle pod is passed in 32 slots, not all of them
            }
            pointer = (pointer + 1) % count;
        }
        self.pointer = uint32((pointer + 1) % count);
        self.waitsSinceSlot = uint32(slot);
    }
}

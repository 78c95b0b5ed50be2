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
    /// Thrown when as many pods have a seat as one `open` can sum within a transaction.
    error TooManyPods(uint256 pods);

    /// @param seats ids of the pods that ever had a funded validator, in the order of their first.
    /// @param seatAfter one more than a pod's seat; zero without one.
    /// @param available by seat: validators that are landed, not leaving, and have nothing asked of them.
    /// @param pointer the seat whose turn it is, since slot `waitsSinceSlot`.
    struct Context {
        uint32[] seats;
        mapping(uint256 podId => uint256) seatAfter;
        mapping(uint256 seat => uint256) available;
        uint32 pointer;
        uint32 waitsSinceSlot;
    }

    uint256 internal constant PATIENCE_SLOTS = 32;
    uint256 internal constant MAX_PODS = 512;

    /// The pod's seat, given to it if it has none.
    function seatOf(Context storage self, uint256 podId) internal returns (uint256 seat) {
        uint256 seatAfter = self.seatAfter[podId];
        if (seatAfter != 0) return seatAfter - 1;
        seat = self.seats.length;
        require(seat < MAX_PODS, TooManyPods(seat));
        self.seats.push(uint32(podId));
        self.seatAfter[podId] = seat + 1;
    }

    /// Serves a validator's pod in this slot, or reverts if it is not its turn.
    function serve(Context storage self, uint256 seat, uint256 slot) internal {
        uint256 pointer = self.pointer;
        uint256 count = self.seats.length;
        bool mayPass = slot >= self.waitsSinceSlot + PATIENCE_SLOTS;
        while (pointer != seat) {
            if (self.available[pointer] != 0) {
                require(mayPass, NotThisPodsTurn(self.seats[seat], self.seats[pointer]));
                mayPass = false; // one idle pod is passed in 32 slots, not all of them
            }
            pointer = (pointer + 1) % count;
        }
        self.pointer = uint32((pointer + 1) % count);
        self.waitsSinceSlot = uint32(slot);
    }
}

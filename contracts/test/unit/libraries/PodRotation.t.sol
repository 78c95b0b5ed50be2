// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {PodRotation} from "../../../src/libraries/PodRotation.sol";

contract PodRotationHarness {
    using PodRotation for PodRotation.Context;

    PodRotation.Context private _context;

    function seatOf(uint256 podId) external returns (uint256) {
        return _context.seatOf(podId);
    }

    function serve(uint256 seat, uint256 slot) external {
        _context.serve(seat, slot);
    }

    function setAvailable(uint256 seat, uint256 available) external {
        _context.available[seat] = available;
    }

    function pointer() external view returns (uint256, uint256) {
        return (_context.pointer, _context.waitsSinceSlot);
    }
}

contract PodRotationTest is Test {
    uint256 private constant PATIENCE_SLOTS = 32;
    /// Pods have other ids than seats.
    uint256 private constant FIRST_POD = 70;

    PodRotationHarness private rotation = new PodRotationHarness();

    function setUp() public {
        for (uint256 seat = 0; seat < 4; ++seat) {
            rotation.seatOf(FIRST_POD + seat);
            rotation.setAvailable(seat, 1);
        }
    }

    function test_seatOf_isGivenOnceInOrder() public {
        assertEq(rotation.seatOf(FIRST_POD + 2), 2);
        assertEq(rotation.seatOf(FIRST_POD), 0);
        assertEq(rotation.seatOf(5), 4);
        assertEq(rotation.seatOf(5), 4);
    }

    function test_seatOf_RevertWhen_tooManyPods() public {
        for (uint256 seat = 4; seat < 512; ++seat) {
            assertEq(rotation.seatOf(FIRST_POD + seat), seat, "a seat each");
        }
        vm.expectRevert(abi.encodeWithSelector(PodRotation.TooManyPods.selector, 512));
        rotation.seatOf(FIRST_POD + 512);
        assertEq(rotation.seatOf(FIRST_POD + 511), 511, "who has a seat keeps it");
    }

    function test_serve_movesBehindTheServed() public {
        rotation.serve(0, 10);
        _checkPointer(1, 10);
        rotation.serve(1, 10);
        rotation.serve(2, 11);
        rotation.serve(3, 11);
        _checkPointer(0, 11);
    }

    function test_serve_RevertWhen_anothersTurn() public {
        rotation.serve(0, 10);
        vm.expectRevert(abi.encodeWithSelector(PodRotation.NotThisPodsTurn.selector, FIRST_POD + 2, FIRST_POD + 1));
        rotation.serve(2, 10 + PATIENCE_SLOTS - 1);
        rotation.serve(2, 10 + PATIENCE_SLOTS);
        _checkPointer(3, 10 + PATIENCE_SLOTS);
    }

    function test_serve_RevertWhen_twoIdlePodsWouldBePassed() public {
        rotation.serve(0, 10);
        vm.expectRevert(abi.encodeWithSelector(PodRotation.NotThisPodsTurn.selector, FIRST_POD + 3, FIRST_POD + 2));
        rotation.serve(3, 10 + 100 * PATIENCE_SLOTS);
        rotation.serve(2, 10 + 100 * PATIENCE_SLOTS);
    }

    function test_serve_passesEmptyPodsAtOnce() public {
        rotation.setAvailable(0, 0);
        rotation.setAvailable(1, 0);
        rotation.setAvailable(2, 0);
        rotation.serve(3, 0);
        _checkPointer(0, 0);
    }

    /// No pod is asked twice while another that has a validator to give was asked less, unless it idled 32 slots.
    function testFuzz_serve_inTurnWithoutIdling(uint256 availableMask, uint256 rounds) public {
        availableMask = bound(availableMask, 1, 15);
        rounds = bound(rounds, 1, 12);
        for (uint256 seat = 0; seat < 4; ++seat) {
            rotation.setAvailable(seat, (availableMask >> seat) & 1);
        }
        uint256 turn;
        for (uint256 i = 0; i < rounds; ++i) {
            while ((availableMask >> turn) & 1 == 0) turn = (turn + 1) % 4;
            for (uint256 other = 0; other < 4; ++other) {
                if (other == turn || (availableMask >> other) & 1 == 0) continue;
                vm.expectRevert(
                    abi.encodeWithSelector(PodRotation.NotThisPodsTurn.selector, FIRST_POD + other, FIRST_POD + turn)
                );
                rotation.serve(other, 1);
            }
            rotation.serve(turn, 1);
            turn = (turn + 1) % 4;
        }
    }

    function _checkPointer(uint256 seat, uint256 since) private view {
        (uint256 pointer, uint256 waitsSince) = rotation.pointer();
        assertEq(pointer, seat);
        assertEq(waitsSince, since);
    }
}

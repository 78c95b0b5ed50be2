// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Pool} from "../../src/Pool.sol";
import {DepositContractMock} from "./DepositContractMock.sol";

/// The pool alone: the rest of the core are addresses the test speaks for.
abstract contract PoolBase is Test {
    uint256 internal constant MIN_ASSETS = 1 gwei;
    uint256 internal constant MAX_ASSETS = 1_000_000 ether;
    /// From a loss of 99.9 % to a thousandfold gain.
    uint256 internal constant MIN_PRICE = 1e15;
    uint256 internal constant MAX_PRICE = 1e21;
    uint256 internal constant DEPLOYED_AT = 1_800_000_000;
    uint256 internal constant STALE_AGE = 840;
    uint256 internal constant SEED = 1 ether;
    address internal constant BURNT = 0x000000000000000000000000000000000000dEaD;

    address internal validators = makeAddr("validators");
    address internal checkpoints = makeAddr("checkpoints");
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    DepositContractMock internal depositContract;
    Pool internal pool;

    function setUp() public virtual {
        vm.warp(DEPLOYED_AT);
        depositContract = new DepositContractMock();
        pool = Pool(deployCode("Pool.sol:Pool", abi.encode(depositContract, validators, checkpoints, STALE_AGE), SEED));
    }

    function deposit(address holder, uint256 assets) internal returns (uint256 shares) {
        vm.deal(holder, holder.balance + assets);
        vm.prank(holder);
        shares = pool.deposit{value: assets}(holder, 0);
    }

    function requestRedeem(address holder, uint256 shares) internal returns (uint256 batch) {
        vm.prank(holder);
        batch = pool.requestRedeem(shares, holder);
    }

    function claim(address holder, uint256 batch, uint256 shares) internal returns (uint256 assets) {
        vm.prank(holder);
        assets = pool.claim(batch, shares, holder);
    }

    /// Closes the open batch and returns the first batch that may not be funded yet.
    function snapshot() internal returns (uint256 fundableBefore) {
        vm.prank(checkpoints);
        (,, fundableBefore) = pool.snapshot();
    }

    function settle(uint256 low, uint256 high, uint256 fundableBefore) internal {
        vm.prank(checkpoints);
        pool.settle(low, high, vm.getBlockTimestamp(), fundableBefore);
    }

    /// One checkpoint: batches closed before it are funded, the open one closes.
    function checkpoint(uint256 low, uint256 high) internal {
        settle(low, high, snapshot());
    }
}

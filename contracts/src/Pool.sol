// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC6909} from "solady/tokens/ERC6909.sol";
import {LibString} from "solady/utils/LibString.sol";
import {SafeCastLib} from "solady/utils/SafeCastLib.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";
import {Share} from "./Share.sol";
import {IPool} from "./interfaces/IPool.sol";
import {IDepositContract} from "./interfaces/external/IDepositContract.sol";
import {DepositData} from "./libraries/DepositData.sol";
import {RedemptionQueue} from "./libraries/RedemptionQueue.sol";
import {SharePrice} from "./libraries/SharePrice.sol";

/// Share, queue, claims and idle ether in one contract without a proxy. Ether is counted, never read from a balance.
contract Pool is IPool, Share, ERC6909 {
    using RedemptionQueue for RedemptionQueue.Context;

    /// Shares burnt at deployment: they keep the supply above zero and a donation from steering the price.
    uint256 private constant SEED = 1 ether;
    address private constant BURNT = 0x000000000000000000000000000000000000dEaD;

    IDepositContract private immutable DEPOSIT_CONTRACT;
    address private immutable VALIDATORS;
    address private immutable CHECKPOINTS;
    uint256 public immutable staleAge;

    // All a deposit changes besides the holder's balance.
    uint96 private _idle;
    uint96 private _supply;
    /// Set when all was lost: whoever minted after it would share with those who lost everything.
    bool private _wipedOut;
    // What a checkpoint sets.
    uint96 private _low;
    uint96 private _high;
    uint64 private _pricedAt;

    RedemptionQueue.Context private _queue;

    /// Set while ether is being handed out; everything that could see the books half done refuses.
    bool private transient _locked;

    modifier unlocked() {
        require(!_locked, Locked());
        _;
    }

    modifier onlyCore(address contract_) {
        require(msg.sender == contract_, OnlyCore(msg.sender));
        _;
    }

    constructor(IDepositContract depositContract, address validators, address checkpoints, uint256 staleAge_) payable {
        require(msg.value >= SEED, SeedTooSmall(msg.value, SEED));
        (DEPOSIT_CONTRACT, VALIDATORS, CHECKPOINTS) = (depositContract, validators, checkpoints);
        staleAge = staleAge_;
        (_low, _high, _pricedAt) = (uint96(SharePrice.ONE), uint96(SharePrice.ONE), uint64(block.timestamp));
        _queue.initialize();
        _issue(BURNT, msg.value, msg.value);
    }

    /* HOLDERS */

    /// @inheritdoc IPool
    function deposit(address receiver, uint256 minShares) external payable unlocked returns (uint256 shares) {
        require(receiver != address(0) && receiver != address(this), WrongReceiver(receiver));
        shares = SharePrice.sharesDown(msg.value, _mintPrice());
        require(shares != 0 && shares >= minShares, TooFewShares(shares, minShares));
        _issue(receiver, msg.value, shares);
        emit Deposit(msg.sender, receiver, msg.value, shares);
    }

    /// @inheritdoc IPool
    function requestRedeem(uint256 shares, address receiver) external unlocked returns (uint256 id) {
        require(shares != 0, NoShares());
        require(receiver != address(0), WrongReceiver(receiver));
        _take(msg.sender, shares);
        id = _queue.request(shares);
        _mint(receiver, id, shares);
        emit Transfer(msg.sender, address(this), shares);
        emit RedeemRequested(msg.sender, receiver, id, shares);
    }

    /// @inheritdoc IPool
    function claim(uint256 id, uint256 shares, address receiver) external unlocked returns (uint256 assets) {
        require(receiver != address(0), WrongReceiver(receiver));
        _burn(msg.sender, id, shares);
        assets = _queue.claim(id, shares);
        emit Claimed(msg.sender, receiver, id, shares, assets);
        _locked = true;
        SafeTransferLib.safeTransferETH(receiver, assets);
        _locked = false;
    }

    /* CORE */

    /// @inheritdoc IPool
    function collect() external payable unlocked {
        _idle += uint96(msg.value);
        emit Collected(msg.sender, msg.value);
    }

    /// @inheritdoc IPool
    function stake(bytes calldata pubkey, bytes32 pubkeyRoot, bytes32 credentials, uint256 assets)
        external
        unlocked
        onlyCore(VALIDATORS)
    {
        uint256 queued = queuedAssets();
        uint256 stakeable = _idle > queued ? _idle - queued : 0;
        require(assets <= stakeable, QueueComesFirst(assets, stakeable));
        _idle -= uint96(assets);
        emit Staked(pubkeyRoot, assets);
        DEPOSIT_CONTRACT.deposit{value: assets}(
            pubkey,
            abi.encodePacked(credentials),
            new bytes(DepositData.SIGNATURE_BYTES),
            DepositData.topUpRoot(pubkeyRoot, credentials, assets / 1 gwei)
        );
    }

    /// @inheritdoc IPool
    function snapshot() external unlocked onlyCore(CHECKPOINTS) returns (uint256, uint256, uint256) {
        return (_idle, _supply, _queue.close());
    }

    /// @inheritdoc IPool
    function settle(uint256 newLow, uint256 newHigh, uint256 newPricedAt, uint256 fundableBefore)
        external
        unlocked
        onlyCore(CHECKPOINTS)
    {
        (_low, _high, _pricedAt) = (uint96(newLow), uint96(newHigh), uint64(newPricedAt));
        if (newHigh == 0) _wipedOut = true;
        emit PriceMoved(newLow, newHigh, newPricedAt);
        (uint256 burntShares, uint256 fundedAssets) = _queue.fund(fundableBefore, newLow, _idle);
        if (burntShares == 0) return;
        _idle -= uint96(fundedAssets);
        _supply -= uint96(burntShares);
        emit Transfer(address(this), address(0), burntShares);
    }

    /* VIEWS */

    /// @inheritdoc IPool
    function low() external view unlocked returns (uint256) {
        return _low;
    }

    /// @inheritdoc IPool
    function high() external view unlocked returns (uint256) {
        return _high;
    }

    /// @inheritdoc IPool
    function mintPrice() external view unlocked returns (uint256) {
        return _mintPrice();
    }

    /// @inheritdoc IPool
    function pricedAt() external view unlocked returns (uint256) {
        return _pricedAt;
    }

    /// @inheritdoc IPool
    function idle() external view unlocked returns (uint256) {
        return _idle;
    }

    /// @inheritdoc IPool
    function claimable() external view unlocked returns (uint256) {
        return _queue.claimable;
    }

    /// @inheritdoc IPool
    function queuedAssets() public view unlocked returns (uint256) {
        return SharePrice.assetsUp(_queue.queuedShares(), SharePrice.queuePriceUp(_high));
    }

    /// @inheritdoc IPool
    function queuedShares() external view returns (uint256) {
        return _queue.queuedShares();
    }

    /// @inheritdoc IPool
    function openBatch() external view returns (uint256) {
        return _queue.openBatch;
    }

    /// @inheritdoc IPool
    function batch(uint256 id) external view returns (uint256 shares, uint256 assets) {
        RedemptionQueue.Batch storage stored = _queue.batches[id];
        return (stored.shares, stored.assets);
    }

    function totalSupply() external view returns (uint256) {
        return _supply;
    }

    function balanceOf(address owner) external view returns (uint256) {
        return owner == address(this) ? _queue.queuedShares() : _balances[owner];
    }

    function name(uint256 id) public pure override returns (string memory) {
        return LibString.concat("Limpid Redemption ", LibString.toString(id));
    }

    function symbol(uint256 id) public pure override returns (string memory) {
        return LibString.concat("lmETH-R", LibString.toString(id));
    }

    function tokenURI(uint256) public pure override returns (string memory) {
        return "";
    }

    /* BOOKS */

    /// Takes `assets` in and gives `shares` for them.
    function _issue(address receiver, uint256 assets, uint256 shares) private {
        _idle += uint96(assets);
        // A share can be worth so little that a deposit would give more of them than fit.
        _supply = SafeCastLib.toUint96(_supply + shares);
        _give(receiver, shares);
        emit Transfer(address(0), receiver, shares);
    }

    function _mintPrice() private view returns (uint256) {
        uint256 age = block.timestamp - _pricedAt;
        require(age <= staleAge, PriceTooOld(age, staleAge));
        require(!_wipedOut, NothingLeft());
        return SharePrice.mintPriceUp(_high, age);
    }
}

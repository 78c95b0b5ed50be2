// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// lmETH, the redemption queue and the pool's idle ether.
/// Amounts of ether are wei, amounts of shares have 18 decimals, prices are wei per share scaled by 1e18.
/// Views of prices and assets revert while a call that hands out ether is running (read-only reentrancy).
interface IPool {
    /// Thrown when the pool is entered, or its price read, while it is sending ether.
    error Locked();
    /// Thrown when a core function is called by another contract than the one it is for.
    error OnlyCore(address caller);
    /// Thrown when the last proof is too old to mint on.
    error PriceTooOld(uint256 age, uint256 staleAge);
    /// Thrown when a share is worth nothing: what a minter pays for would belong to no one.
    error NothingLeft();
    /// Thrown when a deposit would give fewer shares than the depositor asked for, or none.
    error TooFewShares(uint256 shares, uint256 minShares);
    /// Thrown when nothing is requested.
    error NoShares();
    /// Thrown when staking would take ether the queue is waiting for.
    error QueueComesFirst(uint256 assets, uint256 stakeable);
    /// Thrown when the seed is too small to keep a share's price from being steered.
    error SeedTooSmall(uint256 assets, uint256 required);

    event Deposit(address indexed sender, address indexed receiver, uint256 assets, uint256 shares);
    event RedeemRequested(address indexed owner, address indexed receiver, uint256 indexed batch, uint256 shares);
    event BatchFunded(uint256 indexed batch, uint256 shares, uint256 assets, uint256 price);
    event Claimed(
        address indexed owner, address indexed receiver, uint256 indexed batch, uint256 shares, uint256 assets
    );
    event Collected(address indexed sender, uint256 assets);
    event Staked(bytes32 indexed pubkeyRoot, uint256 assets);
    event PriceMoved(uint256 low, uint256 high, uint256 pricedAt);

    /// Mints shares for the ether sent, at high plus the rewards assumed since it was proven; rounded down.
    /// @param minShares least shares to accept.
    function deposit(address receiver, uint256 minShares) external payable returns (uint256 shares);

    /// Moves the caller's shares into the queue and mints as many ERC-6909 claims on the open batch to `receiver`.
    /// Final: the shares earn and lose until a checkpoint funds the batch.
    /// @return batch id of the claims.
    function requestRedeem(uint256 shares, address receiver) external returns (uint256 batch);

    /// Burns the caller's claims on a funded batch and pays their ether, rounded down. Never paused, never expires.
    function claim(uint256 batch, uint256 shares, address receiver) external returns (uint256 assets);

    /// Takes ether in without minting: pods bring withdrawals and fees, anyone may give.
    function collect() external payable;

    /// Sends a top-up to the deposit contract for a proven key. Only the validator registry.
    /// @param credentials the key's proven withdrawal credentials.
    function stake(bytes calldata pubkey, bytes32 pubkeyRoot, bytes32 credentials, uint256 assets) external;

    /// Closes the open batch for a checkpoint that is being opened. Only Checkpoints.
    /// @return idle wei and supply at this moment, and the batch up to which this checkpoint may fund (exclusive).
    function snapshot() external returns (uint256 idle, uint256 supply, uint256 fundableBefore);

    /// Sets both prices and funds the queue. Only Checkpoints.
    /// @param pricedAt timestamp of the proven state.
    function settle(uint256 low, uint256 high, uint256 pricedAt, uint256 fundableBefore) external;

    function low() external view returns (uint256);
    function high() external view returns (uint256);
    /// What a minter pays now for one share.
    function mintPrice() external view returns (uint256);
    /// Timestamp of the state the prices were proven from.
    function pricedAt() external view returns (uint256);
    /// Seconds after which the price is too old to mint on.
    function staleAge() external view returns (uint256);
    /// Ether that is neither staked nor owed to claims.
    function idle() external view returns (uint256);
    /// Ether set aside for funded claims.
    function claimable() external view returns (uint256);
    /// Wei the whole queue may ask for when its ether has come: queued shares at the queue price, rounded up.
    function queuedAssets() external view returns (uint256);
    function queuedShares() external view returns (uint256);
    function openBatch() external view returns (uint256);
    /// Shares of a batch (zero while open) and the wei they were funded with (zero until then).
    function batch(uint256 id) external view returns (uint256 shares, uint256 assets);
}

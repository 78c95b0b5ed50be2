// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// lmETH as an ERC-20: balances and allowances. The supply is the pool's to keep, in the slot a deposit writes anyway;
/// queued shares are the pool's balance.
abstract contract Share {
    /// Thrown when an account has fewer shares than it would move.
    error BalanceTooLow(address owner, uint256 balance, uint256 shares);
    /// Thrown when a spender may move fewer shares than it would.
    error AllowanceTooLow(address owner, address spender, uint256 allowance, uint256 shares);
    /// Thrown when shares would go to no one, or to the pool outside the queue.
    error WrongReceiver(address receiver);

    event Transfer(address indexed from, address indexed to, uint256 shares);
    event Approval(address indexed owner, address indexed spender, uint256 shares);

    mapping(address owner => uint256) internal _balances;
    mapping(address owner => mapping(address spender => uint256)) private _allowances;

    function name() external pure returns (string memory) {
        return "Limpid Staked Ether";
    }

    function symbol() external pure returns (string memory) {
        return "lmETH";
    }

    function decimals() external pure returns (uint8) {
        return 18;
    }

    function allowance(address owner, address spender) external view returns (uint256) {
        return _allowances[owner][spender];
    }

    function transfer(address to, uint256 shares) external returns (bool) {
        _transfer(msg.sender, to, shares);
        return true;
    }

    /// An allowance of 2^256 - 1 is not spent.
    function transferFrom(address from, address to, uint256 shares) external returns (bool) {
        uint256 allowed = _allowances[from][msg.sender];
        if (allowed != type(uint256).max) {
            require(allowed >= shares, AllowanceTooLow(from, msg.sender, allowed, shares));
            _allowances[from][msg.sender] = allowed - shares;
        }
        _transfer(from, to, shares);
        return true;
    }

    function approve(address spender, uint256 shares) external returns (bool) {
        _allowances[msg.sender][spender] = shares;
        emit Approval(msg.sender, spender, shares);
        return true;
    }

    function _transfer(address from, address to, uint256 shares) private {
        require(to != address(this) && to != address(0), WrongReceiver(to));
        _take(from, shares);
        _give(to, shares);
        emit Transfer(from, to, shares);
    }

    function _take(address from, uint256 shares) internal {
        uint256 balance = _balances[from];
        require(balance >= shares, BalanceTooLow(from, balance, shares));
        unchecked {
            _balances[from] = balance - shares; // just compared
        }
    }

    function _give(address to, uint256 shares) internal {
        unchecked {
            _balances[to] += shares; // all balances together are the supply, below 2^96
        }
    }
}

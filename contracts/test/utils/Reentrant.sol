// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// A receiver of ether that makes one call when it is paid, and keeps what came of it.
contract Reentrant {
    address public target;
    bytes public data;
    uint256 public value;
    bool public called;
    bool public success;
    bytes public answer;

    function arm(address target_, bytes calldata data_, uint256 value_) external {
        (target, data, value, called) = (target_, data_, value_, false);
    }

    function execute(address to, bytes calldata call_) external payable returns (bytes memory) {
        (bool ok, bytes memory reply) = to.call{value: msg.value}(call_);
        require(ok, string(reply));
        return reply;
    }

    receive() external payable {
        if (target == address(0) || called) return;
        called = true;
        (success, answer) = target.call{value: value}(data);
    }
}

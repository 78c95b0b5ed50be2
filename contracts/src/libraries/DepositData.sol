// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sha256} from "../ssz/Sha256.sol";

/// The SSZ `DepositData` a top-up sends to the deposit contract (consensus-specs, phase0). The chain checks a deposit's
/// signature only for a key it does not know; a top-up goes to a proven key and carries an empty one.
library DepositData {
    uint256 internal constant PUBKEY_BYTES = 48;
    uint256 internal constant SIGNATURE_BYTES = 96;

    /// Thrown when a BLS public key is not 48 bytes.
    error WrongPubkeyLength(uint256 length);

    /// The SSZ root of a public key, which is also how the beacon state holds it.
    function pubkeyRoot(bytes calldata pubkey) internal view returns (bytes32) {
        require(pubkey.length == PUBKEY_BYTES, WrongPubkeyLength(pubkey.length));
        return Sha256.pair(bytes32(pubkey[:32]), bytes32(bytes16(pubkey[32:])));
    }

    /// Root of a deposit of `amountGwei` with an all-zero signature.
    function topUpRoot(bytes32 keyRoot, bytes32 credentials, uint256 amountGwei) internal view returns (bytes32) {
        bytes32 zeroPair = Sha256.pair(0, 0);
        bytes32 signatureRoot = Sha256.pair(zeroPair, zeroPair);
        return
            Sha256.pair(
                Sha256.pair(keyRoot, credentials), Sha256.pair(Sha256.littleEndian64(amountGwei), signatureRoot)
            );
    }
}

import type { SecretKey } from '@chainsafe/blst'
import {
  type Address,
  bytesToHex,
  concat,
  type Hex,
  hexToBytes,
  numberToHex,
  pad,
  sha256,
} from 'viem'

/** consensus-specs, phase0: DOMAIN_DEPOSIT. Deposits are valid across forks, so the genesis version is signed. */
const DOMAIN_DEPOSIT = '0x03000000'

/** What the deposit contract takes. */
export type SignedDeposit = {
  pubkey: Hex
  withdrawalCredentials: Hex
  amountGwei: bigint
  signature: Hex
  /** SSZ root of the DepositData. */
  depositDataRoot: Hex
}

/** Signs the deposit that makes `pod` the validator's withdrawal address for ever (0x02, EIP-7251). */
export function signDeposit(parameters: {
  secretKey: SecretKey
  pod: Address
  amountGwei: bigint
  genesisForkVersion: Hex
}): SignedDeposit {
  const { secretKey, pod, amountGwei, genesisForkVersion } = parameters
  const pubkey = bytesToHex(secretKey.toPublicKey().toBytes())
  const withdrawalCredentials = concat(['0x02', pad('0x', { size: 11 }), pod]).toLowerCase() as Hex
  const pubkeyRoot = sha256(concat([pubkey, pad('0x', { size: 16 })]))
  const identity = pair(pubkeyRoot, withdrawalCredentials)
  const messageRoot = pair(identity, pair(uint64(amountGwei), ZERO))
  const signingRoot = pair(messageRoot, depositDomain(genesisForkVersion))
  const signature = bytesToHex(secretKey.sign(hexToBytes(signingRoot)).toBytes())
  const words = [0, 32, 64].map(
    (start) => `0x${signature.slice(2 + start * 2, 66 + start * 2)}` as Hex,
  )
  const [first = ZERO, second = ZERO, third = ZERO] = words
  const signatureRoot = pair(pair(first, second), pair(third, ZERO))
  const depositDataRoot = pair(identity, pair(uint64(amountGwei), signatureRoot))
  return { pubkey, withdrawalCredentials, amountGwei, signature, depositDataRoot }
}

const ZERO = pad('0x')

/** compute_domain(DOMAIN_DEPOSIT, fork_version, zero genesis_validators_root) */
function depositDomain(genesisForkVersion: Hex): Hex {
  const forkDataRoot = pair(pad(genesisForkVersion, { dir: 'right' }), ZERO)
  return concat([DOMAIN_DEPOSIT, `0x${forkDataRoot.slice(2, 58)}`])
}

function pair(left: Hex, right: Hex): Hex {
  return sha256(concat([left, right]))
}

/** SSZ: little-endian, zeros behind. */
function uint64(value: bigint): Hex {
  return pad(bytesToHex(hexToBytes(numberToHex(value, { size: 8 })).reverse()), { dir: 'right' })
}

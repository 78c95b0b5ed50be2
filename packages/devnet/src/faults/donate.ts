import '../preset.ts'
import { ssz } from '@lodestar/types'
import { encodeFunctionData, parseAbi } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Chain } from '../consensus/types.ts'
import { RequestError } from '../errors.ts'
import { addresses } from '../execution/addresses.ts'
import { fromHex, toHex } from '../hex.ts'
import { requireValidator } from './offline.ts'
import type { DonateRequest } from './requests.ts'

export type DonateAnswer = { transactionHash: `0x${string}` }

const depositAbi = parseAbi([
  'function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root) payable',
])

/** Wei per gas; far above any base fee here, of which the rest is not charged. */
const maxFeePerGas = 10n ** 12n

/** A top-up by a stranger: a deposit for somebody else's validator, with the stranger's own credentials and
 * no valid signature, as anyone may send it. Waits in the pool for the next block. */
export async function donate(
  chain: Chain,
  donor: `0x${string}`,
  request: DonateRequest,
): Promise<DonateAnswer> {
  const { amountGwei } = request
  const pubkey = findPubkey(chain, request)
  const account = privateKeyToAccount(donor)
  const deposit = {
    pubkey,
    withdrawalCredentials: fromHex(`0x01${'00'.repeat(11)}${account.address.slice(2)}`),
    amount: amountGwei,
    signature: fromHex(`0xc0${'00'.repeat(95)}`),
  }
  const root = ssz.phase0.DepositData.hashTreeRoot(deposit)
  const { pubkey: key, withdrawalCredentials, signature } = deposit
  const transaction = await account.signTransaction({
    chainId: chain.config.DEPOSIT_CHAIN_ID,
    nonce: await chain.execution.countTransactions(account.address),
    to: addresses.depositContract,
    value: BigInt(amountGwei) * 1_000_000_000n,
    gas: 200_000n,
    maxFeePerGas,
    maxPriorityFeePerGas: 1_000_000_000n,
    data: encodeFunctionData({
      abi: depositAbi,
      functionName: 'deposit',
      args: [toHex(key), toHex(withdrawalCredentials), toHex(signature), toHex(root)],
    }),
  })
  try {
    return { transactionHash: await chain.execution.submit(fromHex(transaction)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RequestError(`the donor cannot pay (${reason}): give a smaller amountGwei`)
  }
}

/** RequestError for a key without validator: such a deposit would be lost, its signature is not valid. */
function findPubkey(chain: Chain, { index, pubkey }: DonateRequest): Uint8Array {
  const { validators, pendingDeposits } = chain.state
  if (index !== undefined) {
    requireValidator(chain, index)
    return validators.getReadonly(index).pubkey
  }
  const isKnown =
    validators.getAllReadonly().some((validator) => toHex(validator.pubkey) === pubkey) ||
    pendingDeposits.getAllReadonly().some((deposit) => toHex(deposit.pubkey) === pubkey)
  if (isKnown && pubkey) return fromHex(pubkey)
  throw new RequestError(`no validator and no pending deposit of ${pubkey}: deposit for it first`)
}

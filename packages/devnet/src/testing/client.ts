import '../preset.ts'
import { DOMAIN_DEPOSIT } from '@lodestar/params'
import { computeDomain, computeSigningRoot } from '@lodestar/state-transition'
import { ssz } from '@lodestar/types'
import {
  type Address,
  concatHex,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeFunctionData,
  type Hex,
  http,
  numberToHex,
  parseAbi,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { addresses } from '../execution/addresses.ts'
import { fromHex, toHex } from '../hex.ts'
import { deriveAccountKey, deriveValidatorKey } from '../keys.ts'
import type { Ready } from './startBin.ts'

export const seed = 'limpid'

const depositAbi = parseAbi([
  'function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root) payable',
])

const stateSchema = z.object({ data: z.unknown() })

/** What a user of the devnet has: its two ports, and keys. */
export function createClient({ rpcUrl, beaconUrl, chainId }: Ready) {
  const chain = defineChain({
    id: chainId,
    name: 'devnet',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const transport = http()
  const reader = createPublicClient({ chain, transport, cacheTime: 0 })

  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(beaconUrl + path)
    const body = await response.json()
    if (!response.ok) throw new Error(`GET ${path}: ${JSON.stringify(body)}`)
    return stateSchema.parse(body).data
  }
  const getSsz = async (path: string): Promise<Uint8Array> => {
    const response = await fetch(beaconUrl + path, {
      headers: { accept: 'application/octet-stream' },
    })
    if (!response.ok) throw new Error(`GET ${path}: ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }
  const post = (path: string, body: unknown) =>
    fetch(beaconUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const advance = async (slots = 1) => {
    const response = await post('/devnet/advance', { slots })
    return z.object({ slot: z.int(), blockNumber: z.int() }).parse(await response.json())
  }
  /** Sends a transaction from an account, puts it into a block, and requires that it succeeded. */
  const send = async (
    account: number,
    transaction: { to: Address; data?: Hex; value?: bigint; gas?: bigint },
  ) => {
    const signer = privateKeyToAccount(deriveAccountKey(seed, account))
    const wallet = createWalletClient({ account: signer, chain, transport })
    const hash = await wallet.sendTransaction(transaction)
    await advance()
    const receipt = await reader.getTransactionReceipt({ hash })
    if (receipt.status !== 'success') throw new Error(`transaction ${hash} reverted`)
    return receipt
  }
  const deposit = async (account: number, validator: number, credentials: Hex, gwei: number) => {
    const genesis = z.object({ genesis_fork_version: z.string() })
    const { genesis_fork_version } = genesis.parse(await get('/eth/v1/beacon/genesis'))
    const secret = deriveValidatorKey(seed, validator)
    const message = {
      pubkey: secret.toPublicKey().toBytes(),
      withdrawalCredentials: fromHex(credentials),
      amount: gwei,
    }
    const domain = computeDomain(DOMAIN_DEPOSIT, fromHex(genesis_fork_version), new Uint8Array(32))
    const signingRoot = computeSigningRoot(ssz.phase0.DepositMessage, message, domain)
    const signature = secret.sign(signingRoot).toBytes()
    const root = ssz.phase0.DepositData.hashTreeRoot({ ...message, signature })
    const data = encodeFunctionData({
      abi: depositAbi,
      functionName: 'deposit',
      args: [toHex(message.pubkey), credentials, toHex(signature), toHex(root)],
    })
    await send(account, {
      to: addresses.depositContract,
      data,
      value: BigInt(gwei) * 1_000_000_000n,
    })
    return toHex(message.pubkey)
  }
  /** EIP-7002: asks to withdraw from a validator whose credentials name the account; 0 is a full exit. */
  const requestWithdrawal = async (account: number, pubkey: Hex, gwei: bigint) => {
    const to = addresses.withdrawalRequests
    const { data: fee = '0x0' } = await reader.call({ to })
    const data = concatHex([pubkey, numberToHex(gwei, { size: 8 })])
    return send(account, { to, data, value: BigInt(fee) })
  }
  return { reader, get, getSsz, post, advance, send, deposit, requestWithdrawal }
}

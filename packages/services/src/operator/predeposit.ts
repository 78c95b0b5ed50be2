import type { SecretKey } from '@chainsafe/blst'
import { type Deployment, WEI_PER_ETHER, weiToGweiDown } from '@limpid/sdk'
import {
  type Account,
  type Address,
  type Chain,
  type Hash,
  type Hex,
  parseAbi,
  type Transport,
  type WalletClient,
} from 'viem'
import { signDeposit } from './signDeposit.ts'

const depositContractAbi = parseAbi([
  'function deposit(bytes pubkey, bytes withdrawalCredentials, bytes signature, bytes32 depositDataRoot) payable',
])

/** The operator's own first deposit: 1 ETH that creates the validator behind its pod. Returns the transaction's hash. */
export async function predeposit(
  client: WalletClient<Transport, Chain, Account>,
  parameters: {
    deployment: Deployment
    pod: Address
    secretKey: SecretKey
    genesisForkVersion: Hex
  },
): Promise<Hash> {
  const { deployment, pod, secretKey, genesisForkVersion } = parameters
  const amountGwei = weiToGweiDown(WEI_PER_ETHER)
  const signed = signDeposit({ secretKey, pod, amountGwei, genesisForkVersion })
  return client.writeContract({
    address: deployment.depositContract,
    abi: depositContractAbi,
    functionName: 'deposit',
    args: [signed.pubkey, signed.withdrawalCredentials, signed.signature, signed.depositDataRoot],
    value: WEI_PER_ETHER,
  })
}

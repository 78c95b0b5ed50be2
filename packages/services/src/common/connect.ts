import { type BeaconClient, createBeaconClient, getSpec, type Spec } from '@limpid/prover'
import { BaseError } from '@limpid/sdk'
import {
  type Account,
  type Chain,
  createWalletClient,
  defineChain,
  http,
  type PublicActions,
  publicActions,
  type Transport,
  type WalletClient,
} from 'viem'

/** Both sides of a chain, and the account that acts on it. */
export type Connection = {
  execution: WalletClient<Transport, Chain, Account> & PublicActions<Transport, Chain, Account>
  beacon: BeaconClient
  spec: Spec
}

/** @throws when a URL does not answer, or the two belong to different chains. */
export async function connect(options: {
  executionUrl: string
  beaconUrl: string
  account: Account
}): Promise<Connection> {
  const { executionUrl, beaconUrl, account } = options
  const beacon = createBeaconClient({ url: beaconUrl })
  const spec = await getSpec(beacon)
  const chain = defineChain({
    id: spec.DEPOSIT_CHAIN_ID,
    name: spec.CONFIG_NAME,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [executionUrl] } },
  })
  const execution = createWalletClient({
    account,
    chain,
    // Reads of one moment travel in one request.
    transport: http(executionUrl, { batch: true }),
  }).extend(publicActions)
  const chainId = await execution.getChainId()
  if (chainId !== chain.id) {
    throw new BaseError(
      `${executionUrl} is chain ${chainId}, ${beaconUrl} belongs to chain ${chain.id}: give URLs of one chain`,
    )
  }
  return { execution, beacon, spec }
}

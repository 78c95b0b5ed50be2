import { type BeaconClient, getGenesis, getSpec } from '@limpid/prover'
import { BaseError, type Deployment } from '@limpid/sdk'
import {
  type Account,
  type Address,
  type Chain,
  encodeDeployData,
  getContractAddress,
  type Hash,
  type PublicActions,
  type Transport,
  type WalletClient,
} from 'viem'
import { checkTimes } from './checkTimes.ts'
import { type Artifact, CONTRACTS, type ContractName } from './loadArtifacts.ts'

export type DeployClient = WalletClient<Transport, Chain, Account> &
  PublicActions<Transport, Chain, Account>

/** A deployment on its way: sent, not yet mined. */
export type SentDeployment = { deployment: Deployment; hashes: readonly Hash[] }

/** Far above what any of the contracts costs to create, below EIP-7825's limit for a transaction. */
const GAS = 8_000_000n

/**
 * Sends the transactions that create one pool. The contracts know each other as immutables, so their addresses are
 * computed from the account's next nonces; the chain's constants are the beacon node's own, never typed in.
 */
export async function deploy(
  client: DeployClient,
  parameters: {
    beacon: BeaconClient
    artifacts: Record<ContractName, Artifact>
    /** Slots between checkpoints, and slots after which an open snapshot expires. */
    schedule: { period: number; expiry: number }
    /** Slots after which a price is too old to mint on. */
    staleSlots: number
    /** Wei burnt as the first shares; at least 1 ETH. */
    seed: bigint
  },
): Promise<SentDeployment> {
  const { beacon, artifacts, schedule, staleSlots, seed } = parameters
  checkTimes({ ...schedule, stale: staleSlots })
  const [spec, genesis] = await Promise.all([getSpec(beacon), getGenesis(beacon)])
  const chainId = await client.getChainId()
  if (chainId !== spec.DEPOSIT_CHAIN_ID) {
    throw new BaseError(
      `the execution node is on chain ${chainId}, the beacon node on ${spec.DEPOSIT_CHAIN_ID}: give URLs of one chain`,
    )
  }
  const from = client.account.address
  const nonce = await client.getTransactionCount({ address: from, blockTag: 'pending' })
  const at = Object.fromEntries(
    CONTRACTS.map((name, i) => [name, getContractAddress({ from, nonce: BigInt(nonce + i) })]),
  ) as Record<ContractName, Address>
  const deployment: Deployment = {
    chainId,
    block: Number(await client.getBlockNumber({ cacheTime: 0 })),
    pool: at.Pool,
    validators: at.Validators,
    operators: at.Operators,
    checkpoints: at.Checkpoints,
    layout: at.FuluLayout,
    podImplementation: at.Pod,
    depositContract: spec.DEPOSIT_CONTRACT_ADDRESS,
    clock: {
      genesisAt: genesis.genesisTime,
      secondsPerSlot: spec.SECONDS_PER_SLOT,
      slotsPerEpoch: spec.SLOTS_PER_EPOCH,
      shardCommitteePeriod: spec.SHARD_COMMITTEE_PERIOD,
    },
    schedule,
    staleAge: staleSlots * spec.SECONDS_PER_SLOT,
  }
  const clock = { ...deployment.clock, genesisAt: BigInt(genesis.genesisTime) }
  const { depositContract, staleAge } = deployment
  const constructors: Record<ContractName, readonly unknown[]> = {
    FuluLayout: [],
    Pod: [at.Pool, at.Validators],
    Operators: [at.Pod, at.Validators],
    Validators: [at.Pool, at.Operators, at.Checkpoints, at.FuluLayout, at.Pod, clock],
    Checkpoints: [at.Pool, at.Validators, at.FuluLayout, clock, schedule],
    Pool: [depositContract, at.Validators, at.Checkpoints, BigInt(staleAge)],
  }
  const hashes: Hash[] = []
  for (const [i, name] of CONTRACTS.entries()) {
    const { abi, bytecode } = artifacts[name]
    const data = encodeDeployData({ abi, bytecode, args: constructors[name] })
    const value = name === 'Pool' ? seed : 0n
    hashes.push(await client.sendTransaction({ data, value, nonce: nonce + i, gas: GAS }))
  }
  return { deployment, hashes }
}

import type { Genesis, Spec } from '@limpid/prover'
import { BaseError, type Deployment } from '@limpid/sdk'

type NodeConstants = Pick<
  Spec,
  | 'DEPOSIT_CHAIN_ID'
  | 'DEPOSIT_CONTRACT_ADDRESS'
  | 'SECONDS_PER_SLOT'
  | 'SLOTS_PER_EPOCH'
  | 'SHARD_COMMITTEE_PERIOD'
>

/**
 * Checks what a pool was, or is to be, built with against its chain: contracts cannot read these constants, and a
 * wrong one would misdate every proof for ever.
 *
 * @throws BaseError naming every constant that differs.
 */
export function checkConstants(
  deployment: Pick<Deployment, 'chainId' | 'depositContract' | 'clock'>,
  spec: NodeConstants,
  genesis: Pick<Genesis, 'genesisTime'>,
): void {
  const { chainId, depositContract, clock } = deployment
  const pairs: [name: string, ours: number | string, theirs: number | string][] = [
    ['chain id', chainId, spec.DEPOSIT_CHAIN_ID],
    [
      'deposit contract',
      depositContract.toLowerCase(),
      spec.DEPOSIT_CONTRACT_ADDRESS.toLowerCase(),
    ],
    ['genesis time', clock.genesisAt, genesis.genesisTime],
    ['seconds per slot', clock.secondsPerSlot, spec.SECONDS_PER_SLOT],
    ['slots per epoch', clock.slotsPerEpoch, spec.SLOTS_PER_EPOCH],
    ['SHARD_COMMITTEE_PERIOD', clock.shardCommitteePeriod, spec.SHARD_COMMITTEE_PERIOD],
  ]
  const wrong = pairs
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([name, ours, theirs]) => `${name} is ${ours}, the beacon node says ${theirs}`)
  if (wrong.length > 0) {
    throw new BaseError(
      `the deployment does not fit the chain: ${wrong.join('; ')}. Give a node of the deployment's chain.`,
    )
  }
}

import type { Deployment } from '../deployment.ts'

/** A deployment of contracts that exist only in tests. */
export const deployment: Deployment = {
  chainId: 1337,
  block: 7,
  pool: '0x1000000000000000000000000000000000000001',
  validators: '0x1000000000000000000000000000000000000002',
  operators: '0x1000000000000000000000000000000000000003',
  checkpoints: '0x1000000000000000000000000000000000000004',
  layout: '0x1000000000000000000000000000000000000005',
  podImplementation: '0x1000000000000000000000000000000000000006',
  depositContract: '0x1000000000000000000000000000000000000007',
  clock: { genesisAt: 1_000, secondsPerSlot: 12, slotsPerEpoch: 8, shardCommitteePeriod: 2 },
  schedule: { period: 64, expiry: 32 },
  staleAge: 840,
}

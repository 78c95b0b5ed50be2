/** System contracts of Ethereum at their mainnet addresses. */
export const addresses = {
  /** EIP-4788: beacon block roots by timestamp. */
  beaconRoots: '0x000f3df6d732807ef1319fb7b8bb8522d0beac02',
  /** EIP-7002: withdrawals and exits asked by the execution layer. */
  withdrawalRequests: '0x00000961ef480eb55e80d19ad83579a64c007002',
  /** EIP-7251: consolidations asked by the execution layer. */
  consolidationRequests: '0x0000bbddc7ce488642fb579f8b00f3a590007251',
  /** EIP-2935: execution block hashes. anvil serves this one itself. */
  historyStorage: '0x0000f90827f1c53a10cb7a02335b175320002935',
  depositContract: '0x00000000219ab540356cbb839cbe05303d7705fa',
  /** Caller of system calls. */
  system: '0xfffffffffffffffffffffffffffffffffffffffe',
} as const

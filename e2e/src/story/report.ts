import type { Address, Hex } from 'viem'

/** What one holder put in and got out. Shares and wei are decimal strings. */
export type HolderReport = {
  address: Address
  deposited: string
  shares: string
  requestedShares: string
  fundedWei: string
  claimedWei: string
  /** Part of the deposit that paid for the requested shares, rounded up. */
  costOfRequestedShares: string
}

/** One finalized checkpoint: both prices and the truth (wei per share, 1e18-scaled). */
export type CheckpointReport = {
  slot: number
  beaconRoot: Hex
  low: string
  high: string
  truth: string
  validators: number
  transactions: number
  gas: number
}

/** The story's result, as `npm start -- --exit --json` prints it. */
export type StoryReport = {
  ok: boolean
  slots: number
  seconds: number
  chainSeconds: number
  operators: number
  validators: number
  holders: HolderReport[]
  deposited: string
  sharesMinted: string
  requested: string
  funded: string
  claimed: string
  gas: { deposit: number; fund: number; requestRedeem: number; withdraw: number; claim: number }
  checkpoints: CheckpointReport[]
}

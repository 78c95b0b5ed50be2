import type { Hex } from 'viem'

/** A validator key an operator offers to be funded, as the contracts take it. */
export type Offer = {
  operatorId: bigint
  /** BLS public key, 48 bytes; its predeposit must already be in the beacon state. */
  pubkey: Hex
  /** What the pool would add, in whole ether. */
  topUpEther: bigint
  /** Timestamp in seconds after which the offer is void. */
  deadline: bigint
  /** The operator's signature over the three, see `signOffer`. */
  signature: Hex
}

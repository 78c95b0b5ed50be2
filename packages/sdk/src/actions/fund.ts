import { encodeFunctionData, type Hash, type Hex } from 'viem'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { BeaconHeader } from '../types/beaconHeader.ts'
import type { WriteClient } from '../types/clients.ts'
import type { Offer } from '../types/offer.ts'

/**
 * Gives offered keys their one top-up, against a proof of each.
 *
 * @throws BaseError SnapshotOpen, ProofTooOld, NoBeaconRoot, WrongHeader, WrongKey, NotFresh,
 * TopUpOutOfBounds, OfferExpired, NotOffered, AlreadyUsed, BondTooLow, QueueComesFirst, TooManyPods,
 * UnknownOperator and the errors of proofs.
 *
 * @example
 * await fund(client, { deployment, timestamp, header, offers, stream })
 */
export async function fund(client: WriteClient, parameters: fund.Parameters): Promise<Hash> {
  const { deployment, timestamp, header, offers, stream } = parameters
  const data = encodeFunctionData({
    abi: validatorsAbi,
    functionName: 'fund',
    args: [timestamp, header, offers, stream],
  })
  return send(client, { deployment, to: deployment.validators, data })
}

export declare namespace fund {
  type Parameters = {
    deployment: Deployment
    /** Timestamp (seconds) of the execution block under which EIP-4788 keeps the header's root. */
    timestamp: bigint
    /** Beacon block header whose state the stream proves. */
    header: BeaconHeader
    /** In the order of the stream's indices. */
    offers: readonly Offer[]
    /** Containers proof of the keys: no balances. */
    stream: Hex
  }
}

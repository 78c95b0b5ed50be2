import { encodeFunctionData, type Hash, type Hex } from 'viem'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { BeaconHeader } from '../types/beaconHeader.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Asks one validator for the ether the queue needs (EIP-7002). The contract computes the amount; what the fee does not
 * need is returned.
 *
 * @throws BaseError NothingNeeded, NotThisPodsTurn, NotAvailable, ProofTooOld, NoBeaconRoot, WrongHeader,
 * WrongKey, FeeTooHigh, NoFee and the errors of proofs.
 *
 * @example
 * const maxFee = await getWithdrawalFee(client)
 * await withdraw(client, { deployment, timestamp, header, pubkey, stream, maxFee })
 */
export async function withdraw(
  client: WriteClient,
  parameters: withdraw.Parameters,
): Promise<Hash> {
  const { deployment, timestamp, header, pubkey, stream, maxFee } = parameters
  const data = encodeFunctionData({
    abi: validatorsAbi,
    functionName: 'withdraw',
    args: [timestamp, header, pubkey, stream],
  })
  return send(client, { deployment, to: deployment.validators, data, value: maxFee })
}

export declare namespace withdraw {
  type Parameters = {
    deployment: Deployment
    /** Timestamp (seconds) of the execution block under which EIP-4788 keeps the header's root. */
    timestamp: bigint
    /** Beacon block header whose state the stream proves. */
    header: BeaconHeader
    /** The validator's BLS public key, 48 bytes. */
    pubkey: Hex
    /** Validators proof of exactly this validator. */
    stream: Hex
    /** Most wei to pay for the request, see `getWithdrawalFee`. */
    maxFee: bigint
  }
}

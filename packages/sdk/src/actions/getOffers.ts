import { type Hex, isHex, size } from 'viem'
import { getBlock, getContractEvents, readContract } from 'viem/actions'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { collectLogs } from '../internal/collectLogs.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import { isTopUp } from '../math/fundingRules.ts'
import { PUBKEY_BYTES, pubkeyRoot } from '../ssz/pubkeyRoot.ts'
import type { ReadClient } from '../types/clients.ts'
import type { Offer } from '../types/offer.ts'

/**
 * Returns the offers a keeper may still fund, oldest first: not expired, not used, well formed, and of each operator
 * only the newest for a key. Whether the key is proven fresh and the bond suffices shows only when funding.
 *
 * @example
 * const offers = await getOffers(client, { deployment })
 */
export async function getOffers(
  client: ReadClient,
  parameters: getOffers.Parameters,
): Promise<Offer[]> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const operators = { address: deployment.operators, abi: operatorsAbi } as const
  const validators = { address: deployment.validators, abi: validatorsAbi, blockNumber } as const
  const [{ timestamp }, logs] = await decoded(
    Promise.all([
      getBlock(client, { blockNumber }),
      collectLogs(BigInt(deployment.block), blockNumber, (part) =>
        getContractEvents(client, { ...operators, eventName: 'KeyOffered', strict: true, ...part }),
      ),
    ]),
  )
  const offers = selectOffers(
    logs.map(({ args }) => args),
    timestamp,
  )
  const used = await decoded(
    Promise.all(
      offers.map(({ pubkey }) =>
        readContract(client, { ...validators, functionName: 'isUsed', args: [pubkeyRoot(pubkey)] }),
      ),
    ),
  )
  return offers.filter((_, i) => used[i] === false)
}

/**
 * The offers among those published (oldest first) that could be funded at `timestamp` (seconds), as far as they
 * tell themselves.
 */
export function selectOffers(published: readonly Offer[], timestamp: bigint): Offer[] {
  const newest = new Map<string, Offer>()
  for (const offer of published) {
    const key = `${offer.operatorId} ${offer.pubkey}`
    newest.delete(key) // keeps the order of publication
    newest.set(key, offer)
  }
  return [...newest.values()].filter(
    ({ pubkey, topUpEther, deadline }) =>
      isPubkey(pubkey) && isTopUp(topUpEther) && deadline >= timestamp,
  )
}

/** The board takes any bytes. */
function isPubkey(pubkey: Hex): boolean {
  return isHex(pubkey) && size(pubkey) === PUBKEY_BYTES
}

export declare namespace getOffers {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
}

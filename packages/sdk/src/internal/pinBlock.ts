import { getBlockNumber } from 'viem/actions'
import type { ReadClient } from '../types/clients.ts'

/** The block all reads of one action are made at, so that they fit together: the given one or the head. */
export async function pinBlock(client: ReadClient, blockNumber?: bigint): Promise<bigint> {
  return blockNumber ?? getBlockNumber(client, { cacheTime: 0 })
}

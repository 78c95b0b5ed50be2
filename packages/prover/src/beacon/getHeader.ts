import type { BeaconHeader } from '@limpid/sdk'
import type { Hex } from 'viem'
import { z } from 'zod'
import type { BeaconClient } from './createBeaconClient.ts'
import { Integer, Root } from './fields.ts'
import { getData } from './request.ts'

const Header = z.object({
  root: Root,
  header: z.object({
    message: z.object({
      slot: Integer,
      proposer_index: Integer,
      parent_root: Root,
      state_root: Root,
      body_root: Root,
    }),
  }),
})

export type HeaderAnswer = {
  /** The block's root. */
  root: Hex
  slot: number
  /** The five fields, as the contracts take them. */
  header: BeaconHeader
}

/** GET /eth/v1/beacon/headers/{block_id}: head, finalized, a slot or a block root. */
export async function getHeader(
  client: BeaconClient,
  blockId: string | number,
): Promise<HeaderAnswer> {
  const { root, header } = await getData(client, `/eth/v1/beacon/headers/${blockId}`, Header)
  const { message } = header
  return {
    root,
    slot: message.slot,
    header: {
      slot: BigInt(message.slot),
      proposerIndex: BigInt(message.proposer_index),
      parentRoot: message.parent_root,
      stateRoot: message.state_root,
      bodyRoot: message.body_root,
    },
  }
}

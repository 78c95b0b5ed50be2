import '../preset.ts'
import type { routes } from '@lodestar/api'
import { ApiError, type ApplicationMethods } from '@lodestar/api/server'
import { ssz } from '@lodestar/types'
import type { BlockRecord, Chain } from '../consensus/types.ts'
import { createMeta, getBlock } from './resolve.ts'

type BlockMethods = Pick<
  ApplicationMethods<routes.beacon.block.Endpoints>,
  'getBlockHeader' | 'getBlockHeaders' | 'getBlockRoot' | 'getBlockV2'
>

/** Headers and blocks. */
export function createBlockMethods(chain: Chain): BlockMethods {
  return {
    getBlockHeader: async ({ blockId }) => {
      const block = getBlock(chain, blockId)
      return { data: toHeader(block), meta: createMeta(chain, block.slot) }
    },
    getBlockHeaders: async ({ slot, parentRoot }) => {
      const blocks = findBlocks(chain, slot, parentRoot)
      const newest = blocks.at(-1)?.slot ?? chain.head.slot
      return { data: blocks.map(toHeader), meta: createMeta(chain, newest) }
    },
    getBlockRoot: async ({ blockId }) => {
      const block = getBlock(chain, blockId)
      return { data: { root: block.root }, meta: createMeta(chain, block.slot) }
    },
    getBlockV2: async ({ blockId }, context) => {
      const { signed, slot } = getBlock(chain, blockId)
      if (!signed) throw new ApiError(404, 'the genesis block was never signed: ask for slot 1')
      const bytes = context?.returnBytes
      const data = bytes ? ssz.fulu.SignedBeaconBlock.serialize(signed) : signed
      return { data, meta: createMeta(chain, slot) }
    },
  }
}

/** Blocks at this slot and on this parent; the head if neither is given. */
function findBlocks(chain: Chain, slot?: number, parentRoot?: string): BlockRecord[] {
  if (slot === undefined && parentRoot === undefined) return [chain.head]
  const found =
    parentRoot === undefined
      ? chain.store.getSlot(slot ?? 0)?.block
      : chain.store.getChild(parentRoot)
  return found && (slot === undefined || found.slot === slot) ? [found] : []
}

function toHeader({ root, header, signed }: BlockRecord): routes.beacon.block.BlockHeaderResponse {
  const signature = signed?.signature ?? new Uint8Array(96)
  return { root, canonical: true, header: { message: header, signature } }
}

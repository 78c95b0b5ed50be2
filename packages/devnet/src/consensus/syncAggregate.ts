import '../preset.ts'
import { BitArray } from '@chainsafe/ssz'
import { DOMAIN_SYNC_COMMITTEE } from '@lodestar/params'
import { computeSigningRoot } from '@lodestar/state-transition'
import { type altair, ssz } from '@lodestar/types'
import { findKey } from './attest.ts'
import { signAggregate } from './keyRing.ts'
import type { Chain, State } from './types.ts'

/** The sync committee's signature over the parent block, by all members whose keys we hold. */
export function createSyncAggregate(chain: Chain, pre: State): altair.SyncAggregate {
  const { validatorIndices } = pre.epochCtx.currentSyncCommitteeIndexed
  const members = [...validatorIndices].map((validator) => findKey(chain, pre, validator))
  const domain = chain.config.getDomain(pre.slot, DOMAIN_SYNC_COMMITTEE, pre.slot - 1)
  const keys = members.filter((key) => key !== undefined)
  return {
    syncCommitteeBits: BitArray.fromBoolArray(members.map((key) => key !== undefined)),
    syncCommitteeSignature: signAggregate(
      keys,
      computeSigningRoot(ssz.Root, chain.head.root, domain),
    ),
  }
}

import '../preset.ts'
import { BitArray } from '@chainsafe/ssz'
import {
  DOMAIN_BEACON_ATTESTER,
  MAX_ATTESTATIONS_ELECTRA,
  MAX_COMMITTEES_PER_SLOT,
} from '@lodestar/params'
import {
  computeEpochAtSlot,
  computeSigningRoot,
  computeStartSlotAtEpoch,
  getBlockRoot,
  getBlockRootAtSlot,
} from '@lodestar/state-transition'
import { type electra, ssz } from '@lodestar/types'
import { type Key, signAggregate } from './keyRing.ts'
import type { Chain, State } from './types.ts'

/** Attestations for a block on `pre`: one per slot since the last block, newest first. Those of missed slots
 * belong in too: without them a fifth of the validators offline would end finality. */
export function attest(chain: Chain, pre: State): electra.Attestation[] {
  const attestations: electra.Attestation[] = []
  const oldest = Math.max(chain.head.slot, computeStartSlotAtEpoch(pre.epochCtx.epoch - 1))
  for (let slot = pre.slot - 1; slot >= oldest; slot--) {
    if (attestations.length === MAX_ATTESTATIONS_ELECTRA) break
    const attestation = attestSlot(chain, pre, slot)
    if (attestation) attestations.push(attestation)
  }
  return attestations
}

/** The aggregate of all committees of one slot over the block that was the head then; null if no key is ours. */
function attestSlot(chain: Chain, pre: State, slot: number): electra.Attestation | null {
  const epoch = computeEpochAtSlot(slot)
  const isCurrent = epoch === pre.epochCtx.epoch
  const source = isCurrent ? pre.currentJustifiedCheckpoint : pre.previousJustifiedCheckpoint
  const data = {
    slot,
    // Electra: the committees are named by committeeBits, the index is always 0.
    index: 0,
    beaconBlockRoot: getBlockRootAtSlot(pre, slot),
    source: source.toValue(),
    target: { epoch, root: getBlockRoot(pre, epoch) },
  }
  const { keys, bits, committeeBits } = gatherSigners(chain, pre, slot)
  if (keys.length === 0) return null
  const domain = chain.config.getDomain(pre.slot, DOMAIN_BEACON_ATTESTER, slot)
  return {
    aggregationBits: BitArray.fromBoolArray(bits),
    data,
    signature: signAggregate(keys, computeSigningRoot(ssz.phase0.AttestationData, data, domain)),
    committeeBits: BitArray.fromBoolArray(committeeBits),
  }
}

function gatherSigners(chain: Chain, pre: State, slot: number) {
  const keys: Key[] = []
  const bits: boolean[] = []
  const committeeBits = new Array<boolean>(MAX_COMMITTEES_PER_SLOT).fill(false)
  const count = pre.epochCtx.getCommitteeCountPerSlot(computeEpochAtSlot(slot))
  for (let index = 0; index < count; index++) {
    const committee = [...pre.epochCtx.getBeaconCommittee(slot, index)]
    const members = committee.map((validator) => findKey(chain, pre, validator))
    // A committee without signers may not be named.
    committeeBits[index] = members.some((key) => key !== undefined)
    if (!committeeBits[index]) continue
    for (const key of members) {
      bits.push(key !== undefined)
      if (key) keys.push(key)
    }
  }
  return { keys, bits, committeeBits }
}

/** Our key of a validator, if we have one and the validator is online. */
export function findKey(chain: Chain, state: State, validator: number): Key | undefined {
  if (chain.offline.has(validator)) return undefined
  return chain.keys.find(state.validators.getReadonly(validator).pubkey)
}

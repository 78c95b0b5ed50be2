import '../preset.ts'
import { Signature, verifyMultipleAggregateSignatures } from '@chainsafe/blst'
import { ForkSeq } from '@lodestar/params'
import {
  BeaconStateView,
  getBlockProposerSignatureSet,
  getBlockSignatureSets,
  getSignatureSetPubkey,
  type ISignatureSet,
} from '@lodestar/state-transition'
import type { fulu } from '@lodestar/types'
import { DevnetError } from '../errors.ts'
import type { Chain, State } from './types.ts'

/** Throws unless every signature inside the block is valid on `pre`; the proposer's own is not looked at. */
export function verifyBodySignatures(chain: Chain, pre: State, block: fulu.BeaconBlock): void {
  const indexed = block.body.attestations.map((attestation) =>
    pre.epochCtx.getIndexedAttestation(ForkSeq.fulu, attestation),
  )
  const unsigned = { message: block, signature: new Uint8Array(96) }
  const sets = getBlockSignatureSets(
    chain.config,
    pre.epochCtx.currentSyncCommitteeIndexed,
    new BeaconStateView(pre),
    unsigned,
    indexed,
    { skipProposerSignature: true },
  )
  verifySets(pre, sets, block.slot)
}

/** Throws unless the proposer's signature is valid. */
export function verifyProposerSignature(
  chain: Chain,
  state: State,
  signed: fulu.SignedBeaconBlock,
): void {
  verifySets(state, [getBlockProposerSignatureSet(chain.config, signed)], signed.message.slot)
}

/** One pairing check for all sets, with random factors (as beacon nodes verify blocks). */
function verifySets(state: State, sets: ISignatureSet[], slot: number): void {
  const isValid = verifyMultipleAggregateSignatures(
    sets.map((set) => ({
      msg: set.signingRoot,
      pk: getSignatureSetPubkey(set, state.epochCtx.pubkeyCache),
      sig: Signature.fromBytes(set.signature),
    })),
    false,
    true,
  )
  if (!isValid) throw new DevnetError(`invalid signature in the block of slot ${slot}`)
}

import '../preset.ts'
import { DOMAIN_BEACON_ATTESTER, DOMAIN_BEACON_PROPOSER } from '@lodestar/params'
import { computeSigningRoot, isSlashableValidator } from '@lodestar/state-transition'
import { type electra, type phase0, ssz } from '@lodestar/types'
import { type Key, signAggregate } from '../consensus/keyRing.ts'
import type { Chain } from '../consensus/types.ts'
import { RequestError } from '../errors.ts'
import { requireValidator } from './offline.ts'
import type { SlashRequest } from './requests.ts'

export type SlashAnswer = {
  /** Slashings that wait for a block: one per validator, or one for all attesters. */
  pooled: number
}

/** Puts slashings into the operation pool, over messages that the validators' own keys sign here. A block
 * takes 16 proposer slashings or one attester slashing. */
export function slash(chain: Chain, { indices, kind }: SlashRequest): SlashAnswer {
  const sorted = [...new Set(indices)].sort((first, second) => first - second)
  const keys = new Map(sorted.map((index) => [index, findSlashable(chain, index)]))
  if (kind === 'attester') {
    chain.pool.attesterSlashings.push(voteTwice(chain, keys))
    return { pooled: 1 }
  }
  for (const [index, key] of keys) {
    chain.pool.proposerSlashings.push(proposeTwice(chain, index, key))
  }
  return { pooled: keys.size }
}

/** The validator's key; RequestError if it cannot be slashed, or not by us. Offline validators can. */
function findSlashable(chain: Chain, index: number): Key {
  requireValidator(chain, index)
  const { state, keys } = chain
  const validator = state.validators.getReadonly(index)
  if (!isSlashableValidator(validator, state.epochCtx.epoch)) {
    throw new RequestError(
      `validator ${index} cannot be slashed: name one that is active or exiting and not slashed yet`,
    )
  }
  const key = keys.find(validator.pubkey)
  if (key) return key
  throw new RequestError(
    `validator ${index} signs elsewhere: name a validator whose key the devnet holds`,
  )
}

/** Two blocks by one proposer for the newest slot. */
function proposeTwice(chain: Chain, index: number, key: Key): phase0.ProposerSlashing {
  const { slot } = chain.state
  const domain = chain.config.getDomain(slot, DOMAIN_BEACON_PROPOSER, slot)
  const sign = (mark: number): phase0.SignedBeaconBlockHeaderBigint => {
    const message = {
      slot: BigInt(slot),
      proposerIndex: index,
      parentRoot: chain.head.root,
      stateRoot: new Uint8Array(32),
      bodyRoot: new Uint8Array(32).fill(mark),
    }
    const root = computeSigningRoot(ssz.phase0.BeaconBlockHeaderBigint, message, domain)
    return { message, signature: key.secret.sign(root).toBytes() }
  }
  return { signedHeader1: sign(1), signedHeader2: sign(2) }
}

/** Two votes of the same validators for one target epoch. */
function voteTwice(chain: Chain, keys: Map<number, Key>): electra.AttesterSlashing {
  const { slot, epochCtx, currentJustifiedCheckpoint } = chain.state
  const domain = chain.config.getDomain(slot, DOMAIN_BEACON_ATTESTER, slot)
  const { epoch, root } = currentJustifiedCheckpoint
  const sign = (mark: number): electra.IndexedAttestationBigint => {
    const data = {
      slot: BigInt(slot),
      index: 0n,
      beaconBlockRoot: new Uint8Array(32).fill(mark),
      source: { epoch: BigInt(epoch), root },
      target: { epoch: BigInt(epochCtx.epoch), root: new Uint8Array(32).fill(mark) },
    }
    const signingRoot = computeSigningRoot(ssz.phase0.AttestationDataBigint, data, domain)
    return {
      attestingIndices: [...keys.keys()],
      data,
      signature: signAggregate([...keys.values()], signingRoot),
    }
  }
  return { attestation1: sign(1), attestation2: sign(2) }
}

import { createHash } from 'node:crypto'
import { SecretKey } from '@chainsafe/blst'

const parents = new Map<string, SecretKey>()

/** m/12381/3600 of the seed; kept, because each derivation hashes 16 kB. */
function deriveParent(seed: string): SecretKey {
  const known = parents.get(seed)
  if (known) return known
  const master = SecretKey.deriveMasterEip2333(createHash('sha256').update(seed).digest())
  const parent = master.deriveChildEip2333(12381).deriveChildEip2333(3600)
  parents.set(seed, parent)
  return parent
}

/**
 * Signing key of validator `index`: EIP-2333 over sha256(seed), EIP-2334 path m/12381/3600/index/0/0.
 * Indices 0..63 are the genesis validators, the next ones the extra keys that the devnet attests for.
 */
export function deriveValidatorKey(seed: string, index: number): SecretKey {
  return deriveParent(seed).deriveChildEip2333(index).deriveChildEip2333(0).deriveChildEip2333(0)
}

/** Private key of execution account `index`: sha256("seed/account/index"). Devnet only: anyone
 * who knows the seed owns the account. */
export function deriveAccountKey(seed: string, index: number): `0x${string}` {
  const hash = createHash('sha256').update(`${seed}/account/${index}`).digest('hex')
  return `0x${hash}`
}

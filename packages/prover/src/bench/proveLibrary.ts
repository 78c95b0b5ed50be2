import { readFileSync } from 'node:fs'
import { createProof, ProofType, setHasher } from '@chainsafe/persistent-merkle-tree'
import { hasher } from '@chainsafe/persistent-merkle-tree/hasher/hashtree'
import { PresetName, setActivePreset } from '@lodestar/params/setPreset'
import { readUsage } from './readUsage.ts'

/*
 * The library's way, a process of its own that knows nothing of our prover: the reference types hold the state as a
 * tree, hashed with the native hasher. proveLibrary STATE INDICES. Prints one line of JSON.
 */

setHasher(hasher)
setActivePreset(PresetName.mainnet)
const { ssz } = await import('@lodestar/types')

const [statePath = '', indicesPath = ''] = process.argv.slice(2)
const indices: number[] = JSON.parse(readFileSync(indicesPath, 'utf8'))
const type = ssz.fulu.BeaconState
const view = type.deserializeToView(readFileSync(statePath))
const root = hex(view.hashTreeRoot())
const gindices = indices.flatMap((index) => [
  type.getPathInfo(['validators', index]).gindex,
  type.getPathInfo(['balances', index]).gindex,
])
createProof(view.node, { type: ProofType.multi, gindices: [...new Set(gindices)] })
const usage = readUsage()

const validators = indices.map((index) => {
  const validator = view.validators.getReadonly(index)
  return {
    index,
    credentials: hex(validator.withdrawalCredentials),
    balanceGwei: String(view.balances.get(index)),
    effectiveBalanceEther: validator.effectiveBalance / 1e9,
    slashed: validator.slashed,
    activationEligibilityEpoch: epoch(validator.activationEligibilityEpoch),
    activationEpoch: epoch(validator.activationEpoch),
    exitEpoch: epoch(validator.exitEpoch),
    withdrawableEpoch: epoch(validator.withdrawableEpoch),
  }
})
process.stdout.write(`${JSON.stringify({ root, ...usage, validators })}\n`)

/** Far-future as a record of a stream has it. */
function epoch(value: number): number {
  return value === Number.POSITIVE_INFINITY ? 0xffffffff : value
}

function hex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`
}

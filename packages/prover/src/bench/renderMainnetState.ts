import { sizeOf } from '../streaming/shape.ts'
import { isFixed, stateLayout } from '../streaming/stateLayout.ts'
import { createFill, setUint64 } from './createFill.ts'
import { MAINNET_PRESET } from './mainnetPreset.ts'
import { renderMainnetLists, SLOT } from './renderMainnetLists.ts'

/** Fields of the fixed part without numbers or bits in them, that may hold anything. */
const RANDOM = [
  'genesisValidatorsRoot',
  'blockRoots',
  'stateRoots',
  'randaoMixes',
  'currentSyncCommittee',
  'nextSyncCommittee',
]

/** SSZ bytes of a mainnet-preset Fulu state, in parts to be written one after the other. */
export function renderMainnetState(validators: number): Uint8Array[] {
  const { fields, fixedBytes } = stateLayout(MAINNET_PRESET)
  const lists = renderMainnetLists(validators)
  const fixed = new Uint8Array(fixedBytes)
  const view = new DataView(fixed.buffer)
  const fill = createFill(validators + 1)
  const parts: Uint8Array[] = [fixed]
  let end = fixedBytes
  for (const { name, offset, type } of fields) {
    if (name === 'slot') setUint64(view, offset, SLOT)
    if (isFixed(type) && RANDOM.includes(name)) fill.bytes(view, offset, sizeOf(type))
    if (isFixed(type)) continue
    const list = lists[name] ?? new Uint8Array()
    view.setUint32(offset, end, true)
    end += list.length
    parts.push(list)
  }
  return parts
}

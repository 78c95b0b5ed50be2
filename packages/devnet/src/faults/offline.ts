import '../preset.ts'
import { isActiveValidator } from '@lodestar/state-transition'
import type { Chain } from '../consensus/types.ts'
import { RequestError } from '../errors.ts'
import type { OfflineRequest } from './requests.ts'

/** Validators that are offline. */
export type OfflineAnswer = { offline: number[] }

/** Share of the active stake that `finality` takes offline. Above a third finality stops; below a half the
 * chain still gets most of its blocks and justifies again soon after all are back. */
const silentShare = 0.4

/** Takes validators offline (no blocks, no votes), or brings them back. */
export function setOffline(
  chain: Chain,
  { indices, count, online }: OfflineRequest,
): OfflineAnswer {
  const chosen = indices ?? chooseValidators(chain, count ?? 0, online === true)
  for (const index of chosen) requireValidator(chain, index)
  for (const index of chosen) {
    if (online) chain.offline.delete(index)
    else chain.offline.add(index)
  }
  return listOffline(chain)
}

/** Takes so much stake offline that nothing more becomes final, or brings every validator back. */
export function setFinality(chain: Chain, stop: boolean): OfflineAnswer {
  if (!stop) {
    chain.offline.clear()
    return listOffline(chain)
  }
  const active = listActive(chain)
  const total = sumStake(chain, active)
  let silent = sumStake(
    chain,
    active.filter((index) => chain.offline.has(index)),
  )
  for (const index of active) {
    if (silent >= total * silentShare) break
    if (chain.offline.has(index)) continue
    chain.offline.add(index)
    silent += sumStake(chain, [index])
  }
  return listOffline(chain)
}

/** RequestError unless the state has such a validator. */
export function requireValidator(chain: Chain, index: number): void {
  const { length } = chain.state.validators
  if (index >= length) {
    throw new RequestError(`no validator ${index}: give an index from 0 to ${length - 1}`)
  }
}

/** The first `count` active validators that would change. */
function chooseValidators(chain: Chain, count: number, online: boolean): number[] {
  const candidates = online
    ? listOffline(chain).offline
    : listActive(chain).filter((index) => !chain.offline.has(index))
  if (count > candidates.length) {
    const kind = online ? 'offline' : 'active and online'
    throw new RequestError(`only ${candidates.length} validators are ${kind}: give a smaller count`)
  }
  return candidates.slice(0, count)
}

function listActive({ state }: Chain): number[] {
  const all = Array.from({ length: state.validators.length }, (_, index) => index)
  return all.filter((index) =>
    isActiveValidator(state.validators.getReadonly(index), state.epochCtx.epoch),
  )
}

/** Effective balances in whole ETH. */
function sumStake({ state }: Chain, indices: readonly number[]): number {
  const { effectiveBalanceIncrements } = state.epochCtx
  return indices.reduce((sum, index) => sum + (effectiveBalanceIncrements[index] ?? 0), 0)
}

function listOffline({ offline }: Chain): OfflineAnswer {
  return { offline: [...offline].sort((first, second) => first - second) }
}

import '../preset.ts'
import type { routes } from '@lodestar/api'
import { ApiError, type ApplicationMethods } from '@lodestar/api/server'
import { getValidatorStatus } from '@lodestar/types'
import type { Chain, State } from '../consensus/types.ts'
import { fromHex } from '../hex.ts'
import { createMeta, getState } from './resolve.ts'

type ValidatorMethods = Pick<
  ApplicationMethods<routes.beacon.state.Endpoints>,
  'getStateValidator' | 'getStateValidators' | 'postStateValidators' | 'getStateValidatorBalances'
>

/** Validators of a state: one, many, by status. */
export function createValidatorMethods(chain: Chain): ValidatorMethods {
  const list: ValidatorMethods['getStateValidators'] = async (query) => {
    const { slot, state } = getState(chain, query.stateId)
    const all = findIndices(state, query.validatorIds).map((index) => describe(state, index))
    const { statuses = [] } = query
    // A general status ("active") stands for all that begin with it.
    const data = all.filter(
      ({ status }) => statuses.length === 0 || statuses.some((wanted) => status.startsWith(wanted)),
    )
    return { data, meta: createMeta(chain, slot) }
  }
  return {
    getStateValidator: async ({ stateId, validatorId }) => {
      const { slot, state } = getState(chain, stateId)
      const index = findIndex(state, validatorId)
      if (index === null) throw new ApiError(404, `no validator ${validatorId} in state ${stateId}`)
      return { data: describe(state, index), meta: createMeta(chain, slot) }
    },
    getStateValidators: list,
    postStateValidators: list,
    getStateValidatorBalances: async ({ stateId, validatorIds }) => {
      const { slot, state } = getState(chain, stateId)
      const indices = findIndices(state, validatorIds)
      const data = indices.map((index) => ({ index, balance: state.balances.get(index) }))
      return { data, meta: createMeta(chain, slot) }
    },
  }
}

function describe(state: State, index: number): routes.beacon.state.ValidatorResponse {
  const validator = state.validators.getReadonly(index).toValue()
  return {
    index,
    balance: state.balances.get(index),
    status: getValidatorStatus(validator, state.epochCtx.epoch),
    validator,
  }
}

/** All indices, or those asked for that this state knows. */
function findIndices(state: State, ids: routes.beacon.state.ValidatorId[] = []): number[] {
  if (ids.length === 0) return Array.from({ length: state.validators.length }, (_, index) => index)
  return ids.map((id) => findIndex(state, id)).filter((index) => index !== null)
}

function findIndex(state: State, id: routes.beacon.state.ValidatorId): number | null {
  const text = String(id)
  if (!/^(\d+|0x[0-9a-f]{96})$/.test(text)) {
    throw new ApiError(400, `${text} is no validator: use an index or a 0x public key`)
  }
  // The key cache is shared by all states: it may know validators that this one does not have yet.
  const index = text.startsWith('0x')
    ? state.epochCtx.getValidatorIndex(fromHex(text))
    : Number(text)
  return index === null || index >= state.validators.length ? null : index
}

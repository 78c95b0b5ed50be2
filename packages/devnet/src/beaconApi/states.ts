import '../preset.ts'
import type { routes } from '@lodestar/api'
import type { ApplicationMethods } from '@lodestar/api/server'
import type { Chain } from '../consensus/types.ts'
import { createMeta, getState } from './resolve.ts'

type StateMethods = Pick<
  ApplicationMethods<routes.beacon.state.Endpoints>,
  | 'getStateRoot'
  | 'getStateFork'
  | 'getStateFinalityCheckpoints'
  | 'getPendingDeposits'
  | 'getPendingPartialWithdrawals'
  | 'getPendingConsolidations'
>

/** Parts of a state. */
export function createStateMethods(chain: Chain): StateMethods {
  return {
    getStateRoot: async ({ stateId }) => {
      const { slot, stateRoot } = getState(chain, stateId)
      return { data: { root: stateRoot }, meta: createMeta(chain, slot) }
    },
    getStateFork: async ({ stateId }) => {
      const { slot, state } = getState(chain, stateId)
      return { data: state.fork.toValue(), meta: createMeta(chain, slot) }
    },
    getStateFinalityCheckpoints: async ({ stateId }) => {
      const { slot, state } = getState(chain, stateId)
      const data = {
        previousJustified: state.previousJustifiedCheckpoint.toValue(),
        currentJustified: state.currentJustifiedCheckpoint.toValue(),
        finalized: state.finalizedCheckpoint.toValue(),
      }
      return { data, meta: createMeta(chain, slot) }
    },
    getPendingDeposits: async ({ stateId }) => {
      const { slot, state } = getState(chain, stateId)
      return { data: state.pendingDeposits.toValue(), meta: createMeta(chain, slot) }
    },
    getPendingPartialWithdrawals: async ({ stateId }) => {
      const { slot, state } = getState(chain, stateId)
      return { data: state.pendingPartialWithdrawals.toValue(), meta: createMeta(chain, slot) }
    },
    getPendingConsolidations: async ({ stateId }) => {
      const { slot, state } = getState(chain, stateId)
      return { data: state.pendingConsolidations.toValue(), meta: createMeta(chain, slot) }
    },
  }
}

/** The whole state, as SSZ bytes or as JSON. */
export function createDebugMethods(
  chain: Chain,
): Pick<ApplicationMethods<routes.debug.Endpoints>, 'getStateV2'> {
  return {
    getStateV2: async ({ stateId }, context) => {
      const { slot, state } = getState(chain, stateId)
      const data = context?.returnBytes ? state.serialize() : state.toValue()
      return { data, meta: createMeta(chain, slot) }
    },
  }
}

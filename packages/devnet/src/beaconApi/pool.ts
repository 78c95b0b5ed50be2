import '../preset.ts'
import type { routes } from '@lodestar/api'
import { ApiError, type ApplicationMethods } from '@lodestar/api/server'
import { ForkName, ForkSeq } from '@lodestar/params'
import {
  assertValidAttesterSlashing,
  assertValidProposerSlashing,
  getVoluntaryExitValidity,
  isValidBlsToExecutionChange,
  VoluntaryExitValidity,
} from '@lodestar/state-transition'
import type { electra } from '@lodestar/types'
import type { Chain } from '../consensus/types.ts'

type PoolMethods = Pick<
  ApplicationMethods<routes.beacon.pool.Endpoints>,
  | 'getPoolProposerSlashings'
  | 'getPoolAttesterSlashingsV2'
  | 'getPoolVoluntaryExits'
  | 'getPoolBLSToExecutionChanges'
  | 'submitPoolProposerSlashings'
  | 'submitPoolAttesterSlashingsV2'
  | 'submitPoolVoluntaryExit'
  | 'submitPoolBLSToExecutionChange'
>

/** Operations that wait for a block. Each is checked here against the newest state, and again by the block
 * that takes it. */
export function createPoolMethods(chain: Chain): PoolMethods {
  const { pool, config } = chain
  return {
    getPoolProposerSlashings: async () => ({ data: pool.proposerSlashings }),
    getPoolAttesterSlashingsV2: async () => ({
      data: pool.attesterSlashings,
      meta: { version: ForkName.fulu },
    }),
    getPoolVoluntaryExits: async () => ({ data: pool.voluntaryExits }),
    getPoolBLSToExecutionChanges: async () => ({ data: pool.blsToExecutionChanges }),

    submitPoolProposerSlashings: async ({ proposerSlashing }) => {
      const { state } = chain
      const { proposerIndex } = proposerSlashing.signedHeader1.message
      const proposer = findValidator(chain, proposerIndex)
      const { pubkeyCache } = state.epochCtx
      requireValid('proposer slashing', () =>
        assertValidProposerSlashing(
          config,
          pubkeyCache,
          state.slot,
          proposerSlashing,
          proposer,
          true,
        ),
      )
      pool.proposerSlashings.push(proposerSlashing)
    },
    submitPoolAttesterSlashingsV2: async ({ attesterSlashing }) => {
      const { state } = chain
      const { pubkeyCache } = state.epochCtx
      const count = state.validators.length
      requireValid('attester slashing', () =>
        assertValidAttesterSlashing(config, pubkeyCache, state.slot, count, attesterSlashing, true),
      )
      // Electra only widened the limit of the list of attesters.
      pool.attesterSlashings.push(attesterSlashing as electra.AttesterSlashing)
    },
    submitPoolVoluntaryExit: async ({ signedVoluntaryExit }) => {
      findValidator(chain, signedVoluntaryExit.message.validatorIndex)
      const { state } = chain
      requireValid('voluntary exit', () => {
        const validity = getVoluntaryExitValidity(ForkSeq.fulu, state, signedVoluntaryExit, true)
        if (validity !== VoluntaryExitValidity.valid) throw new Error(validity)
      })
      pool.voluntaryExits.push(signedVoluntaryExit)
    },
    submitPoolBLSToExecutionChange: async ({ blsToExecutionChanges }) => {
      for (const change of blsToExecutionChanges) {
        const validator = findValidator(chain, change.message.validatorIndex)
        requireValid('BLS to execution change', () => {
          const result = isValidBlsToExecutionChange(config, validator, change, true)
          if (!result.valid) throw result.error
        })
      }
      pool.blsToExecutionChanges.push(...blsToExecutionChanges)
    },
  }
}

function findValidator(chain: Chain, index: number) {
  const { validators } = chain.state
  if (index < validators.length) return validators.getReadonly(index).toValue()
  throw new ApiError(400, `no validator ${index}: the state has ${validators.length}`)
}

/** ApiError 400 if the check throws: also for bytes that are no signature at all. */
function requireValid(name: string, assertValid: () => void): void {
  try {
    assertValid()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ApiError(400, `invalid ${name}: ${reason}`)
  }
}

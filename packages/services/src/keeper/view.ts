import {
  type Deployment,
  getCheckpoint,
  getDemand,
  getOffers,
  getOperators,
  getValidators,
  type Offer,
} from '@limpid/sdk'
import type { Connection } from '../common/connect.ts'
import type { PodBalance } from './decideSweep.ts'

export type Validator = getValidators.Validator
export type Operator = getOperators.Operator

/** All the keeper knows before it decides; read anew for every head, because the chain is its only memory. */
export type View = {
  checkpoint: getCheckpoint.ReturnType
  demand: getDemand.ReturnType
  validators: readonly Validator[]
  operators: readonly Operator[]
  offers: readonly Offer[]
  pods: readonly PodBalance[]
}

export async function readView(
  { execution }: Connection,
  deployment: Deployment,
  blockNumber: bigint,
): Promise<View> {
  const at = { deployment, blockNumber }
  const [checkpoint, demand, validators, operators, offers] = await Promise.all([
    getCheckpoint(execution, at),
    getDemand(execution, at),
    getValidators(execution, at),
    getOperators(execution, at),
    getOffers(execution, at),
  ])
  const pods = await Promise.all(
    operators.map(async ({ operatorId, pod }) => ({
      podId: operatorId,
      balance: await execution.getBalance({ address: pod, blockNumber }),
    })),
  )
  return { checkpoint, demand, validators, operators, offers, pods }
}

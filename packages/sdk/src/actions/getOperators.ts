import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns every operator by rising id.
 *
 * @example
 * const operators = await getOperators(client, { deployment })
 */
export async function getOperators(
  client: ReadClient,
  parameters: getOperators.Parameters,
): Promise<getOperators.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const contract = { address: deployment.operators, abi: operatorsAbi, blockNumber } as const
  const count = await decoded(readContract(client, { ...contract, functionName: 'operatorCount' }))
  const readOperator = async (operatorId: bigint): Promise<getOperators.Operator> => {
    const args = [operatorId] as const
    const [operator, pod, bond] = await Promise.all([
      readContract(client, { ...contract, functionName: 'operatorOf', args }),
      readContract(client, { ...contract, functionName: 'podOf', args }),
      readContract(client, { ...contract, functionName: 'bondOf', args }),
    ])
    return { operatorId, operator, pod, bond }
  }
  const ids = Array.from({ length: Number(count) }, (_, id) => BigInt(id))
  return decoded(Promise.all(ids.map(readOperator)))
}

export declare namespace getOperators {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = Operator[]
  type Operator = {
    /** Also the id of its pod. */
    operatorId: bigint
    /** The account that acts for it. */
    operator: Address
    /** Withdrawal address of its validators. */
    pod: Address
    /** Wei it put up, and the part that answers for funded validators. */
    bond: { posted: bigint; locked: bigint }
  }
}

import { readContract } from 'viem/actions'
import { poolAbi } from '../abi/poolAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import { isNeeded, need } from '../math/withdrawalDemand.ts'
import type { ReadClient } from '../types/clients.ts'

/**
 * Returns what the redemption queue needs of the validators, in wei, and whose turn it is to give it.
 *
 * @example
 * const { need, turn } = await getDemand(client, { deployment })
 */
export async function getDemand(
  client: ReadClient,
  parameters: getDemand.Parameters,
): Promise<getDemand.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const pool = { address: deployment.pool, abi: poolAbi, blockNumber } as const
  const validators = { address: deployment.validators, abi: validatorsAbi, blockNumber } as const
  const [queued, idle, podEther, onTheWay, [podId, sinceSlot]] = await decoded(
    Promise.all([
      readContract(client, { ...pool, functionName: 'queuedAssets' }),
      readContract(client, { ...pool, functionName: 'idle' }),
      readContract(client, { ...validators, functionName: 'podEther' }),
      readContract(client, { ...validators, functionName: 'onTheWay' }),
      readContract(client, { ...validators, functionName: 'turn' }),
    ]),
  )
  const here = idle + podEther
  return {
    queued,
    idle,
    podEther,
    onTheWay,
    need: isNeeded(queued, here, onTheWay) ? need(queued, here, onTheWay) : 0n,
    turn: { podId, sinceSlot: Number(sinceSlot) },
  }
}

export declare namespace getDemand {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = {
    /** Wei the queue may ask for when its ether has come. */
    queued: bigint
    /** Wei the pool has. */
    idle: bigint
    /** Wei in pods, until anyone sweeps them. */
    podEther: bigint
    /** Wei asked for or leaving, and not arrived as far as proven. */
    onTheWay: bigint
    /** What is missing; zero when the others cover the queue. */
    need: bigint
    /** The pod whose turn it is, and since which slot; zeros while no validator is funded. */
    turn: { podId: bigint; sinceSlot: number }
  }
}

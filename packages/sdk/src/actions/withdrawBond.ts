import { type Address, encodeFunctionData, type Hash } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { send } from '../internal/send.ts'
import type { WriteClient } from '../types/clients.ts'

/**
 * Takes back bond that no validator locks.
 *
 * @throws BaseError OnlyOperator, BondTooLow, UnknownOperator, ETHTransferFailed.
 *
 * @example
 * await withdrawBond(client, { deployment, operatorId: 0n, assets: parseEther('4') })
 */
export async function withdrawBond(
  client: WriteClient,
  parameters: withdrawBond.Parameters,
): Promise<Hash> {
  const { deployment, operatorId, assets, receiver = client.account.address } = parameters
  const data = encodeFunctionData({
    abi: operatorsAbi,
    functionName: 'withdrawBond',
    args: [operatorId, assets, receiver],
  })
  return send(client, { deployment, to: deployment.operators, data })
}

export declare namespace withdrawBond {
  type Parameters = {
    deployment: Deployment
    operatorId: bigint
    /** Wei to take. */
    assets: bigint
    /** Who gets the ether; the account by default. */
    receiver?: Address | undefined
  }
}

import type { Hex } from 'viem'
import { getContractEvents, readContract } from 'viem/actions'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import type { Deployment } from '../deployment.ts'
import { BaseError } from '../errors/baseError.ts'
import { collectLogs } from '../internal/collectLogs.ts'
import { decoded } from '../internal/decoded.ts'
import { pinBlock } from '../internal/pinBlock.ts'
import type { ReadClient } from '../types/clients.ts'
import { unpackValidatorRecord } from '../types/validatorRecord.ts'

/**
 * Returns every validator the pool has funded, by rising index: who they are from the `Funded` logs, what is
 * known of them from their records.
 *
 * @example
 * const validators = await getValidators(client, { deployment })
 * const landed = validators.filter(({ landed }) => landed)
 */
export async function getValidators(
  client: ReadClient,
  parameters: getValidators.Parameters,
): Promise<getValidators.ReturnType> {
  const { deployment } = parameters
  const blockNumber = await decoded(pinBlock(client, parameters.blockNumber))
  const contract = { address: deployment.validators, abi: validatorsAbi } as const
  const logs = await decoded(
    collectLogs(BigInt(deployment.block), blockNumber, (part) =>
      getContractEvents(client, { ...contract, eventName: 'Funded', strict: true, ...part }),
    ),
  )
  const records = await decoded(
    Promise.all(
      logs.map(({ args: { index } }) =>
        readContract(client, {
          ...contract,
          functionName: 'recordOf',
          args: [index],
          blockNumber,
        }),
      ),
    ),
  )
  return logs
    .map(({ args: { operatorId, index, pubkey, topUpEther } }, i) => {
      const { seat, landed, exiting, uncertain, asked } = readRecord(index, records[i])
      const who = { index: Number(index), operatorId, seat, pubkey, topUpEther }
      return { ...who, landed, exiting, uncertain, asked }
    })
    .sort((a, b) => a.index - b.index)
}

/** A reorganization may come between logs and records. */
function readRecord(index: bigint, bits = 0) {
  const record = unpackValidatorRecord(bits)
  if (record !== undefined) return record
  throw new BaseError(`Validator ${index} has a log and no record. Read again.`, {
    retryable: true,
  })
}

export declare namespace getValidators {
  type Parameters = {
    deployment: Deployment
    /** Block to read at; the head by default. */
    blockNumber?: bigint | undefined
  }
  type ReturnType = Validator[]
  type Validator = {
    /** Validator index in the beacon state. */
    index: number
    operatorId: bigint
    /** Place of its pod in the round of withdrawals. */
    seat: number
    /** BLS public key, 48 bytes. */
    pubkey: Hex
    /** Its one top-up in whole ether. */
    topUpEther: bigint
    /** Proven to have got its top-up. */
    landed: boolean
    /** Proven to be leaving or gone. */
    exiting: boolean
    /** Whether its top-up was ever in doubt. */
    uncertain: boolean
    /** Whether ether was asked of it and neither came nor expired. */
    asked: boolean
  }
}

import type { Address, TransactionReceipt } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { extractEvent } from './extractEvent.ts'

/** The operator a registration created, and its pod. Throws BaseError when the receipt has none. */
export function extractRegistered(receipt: TransactionReceipt): {
  operatorId: bigint
  pod: Address
} {
  const { args } = extractEvent(receipt, operatorsAbi, 'OperatorRegistered')
  return { operatorId: args.operatorId, pod: args.pod }
}

import {
  type Abi,
  type ContractEventName,
  type ParseEventLogsReturnType,
  parseEventLogs,
  type TransactionReceipt,
} from 'viem'
import { BaseError } from '../errors/baseError.ts'

/**
 * The last event of this name in a receipt: what the transaction ended with.
 *
 * @throws BaseError when there is none.
 */
export function extractEvent<const abi extends Abi, name extends ContractEventName<abi>>(
  receipt: Pick<TransactionReceipt, 'logs' | 'transactionHash'>,
  abi: abi,
  eventName: name,
): ParseEventLogsReturnType<abi, name, true>[number] {
  const event = parseEventLogs({ abi, eventName, logs: receipt.logs, strict: true }).at(-1)
  if (event !== undefined) return event
  throw new BaseError(
    `Transaction ${receipt.transactionHash} has no ${eventName} event. ` +
      'Check that it succeeded and called this pool.',
  )
}

import type { TransactionReceipt } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import type { Run } from '../types/run.ts'
import { extractEvent } from './extractEvent.ts'

/** The run as the last `prove` of the transaction left it. Throws BaseError when the receipt has none. */
export function extractProven(receipt: TransactionReceipt): Run {
  return extractEvent(receipt, checkpointsAbi, 'Proven').args.run
}

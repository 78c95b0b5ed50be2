import type { TransactionReceipt } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import { extractEvent } from './extractEvent.ts'

/** The batch a request for redemption joined. Throws BaseError when the receipt has none. */
export function extractRedeemRequest(receipt: TransactionReceipt): { batch: bigint } {
  const { args } = extractEvent(receipt, poolAbi, 'RedeemRequested')
  return { batch: args.batch }
}

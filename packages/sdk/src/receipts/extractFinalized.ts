import type { TransactionReceipt } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { extractEvent } from './extractEvent.ts'

/**
 * The proven slot and both prices (wei per share, 1e18-scaled) of a finalized checkpoint. Throws BaseError when
 * the receipt has none.
 */
export function extractFinalized(receipt: TransactionReceipt): {
  slot: number
  low: bigint
  high: bigint
} {
  const { args } = extractEvent(receipt, checkpointsAbi, 'Finalized')
  return { slot: Number(args.slot), low: args.low, high: args.high }
}

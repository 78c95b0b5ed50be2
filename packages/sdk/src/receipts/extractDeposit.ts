import type { TransactionReceipt } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import { extractEvent } from './extractEvent.ts'

/** Shares a deposit minted, 18 decimals. Throws BaseError when the receipt has none. */
export function extractDeposit(receipt: TransactionReceipt): { shares: bigint } {
  const { args } = extractEvent(receipt, poolAbi, 'Deposit')
  return { shares: args.shares }
}

import type { TransactionReceipt } from 'viem'
import { poolAbi } from '../abi/poolAbi.ts'
import { extractEvent } from './extractEvent.ts'

/** Wei a claim paid. Throws BaseError when the receipt has none. */
export function extractClaim(receipt: TransactionReceipt): { assets: bigint } {
  const { args } = extractEvent(receipt, poolAbi, 'Claimed')
  return { assets: args.assets }
}

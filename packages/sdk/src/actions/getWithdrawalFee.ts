import { call } from 'viem/actions'
import { describeError } from '../errors/describeError.ts'
import { decoded } from '../internal/decoded.ts'
import type { ReadClient } from '../types/clients.ts'

/** EIP-7002's predeploy: called without data it tells its fee. */
const WITHDRAWAL_REQUESTS = '0x00000961Ef480Eb55e80D19ad83579A64c007002'

/**
 * Returns the wei one withdrawal request costs (EIP-7002) in the next block, if nobody asks before.
 *
 * @throws BaseError NoFee when the contract does not tell it, as before its first block.
 *
 * @example
 * const fee = await getWithdrawalFee(client)
 */
export async function getWithdrawalFee(client: ReadClient): Promise<bigint> {
  const { data } = await decoded(call(client, { to: WITHDRAWAL_REQUESTS }))
  if (data === undefined) throw describeError('NoFee', [])
  return BigInt(data)
}

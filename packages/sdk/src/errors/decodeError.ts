import { type Abi, decodeErrorResult, type Hex } from 'viem'
import { BaseError } from './baseError.ts'
import { type ErrorName, errorsAbi } from './contractErrors.ts'
import { describeError } from './describeError.ts'
import { causesOf, findRevertData } from './findRevertData.ts'
import { isTransient } from './isTransient.ts'

/**
 * Says what any error of a call means: name and arguments of the contract's error, what to do about it, and
 * whether trying again may help. Never throws; an error that is one of ours already is returned as it is.
 *
 * @param error what viem (or anything) threw.
 */
export function decodeError(error: unknown): BaseError {
  if (error instanceof BaseError) return error
  const data = findRevertData(error)
  if (data !== undefined) return decodeRevert(data, error)
  const retryable = isTransient(error)
  const reason = shortMessage(error)
  const message = retryable ? `${reason} Try again, or check the node's address.` : reason
  return new BaseError(message, { cause: error, retryable })
}

function decodeRevert(data: Hex, cause: unknown): BaseError {
  try {
    const abi: Abi = errorsAbi
    const { errorName, args = [] } = decodeErrorResult({ abi, data })
    return describeError(errorName as ErrorName, args as readonly unknown[], cause)
  } catch {
    return new BaseError(
      `The call reverted with ${data}, which is no error of these contracts. Check the addresses.`,
      { cause, name: 'UnknownRevert' },
    )
  }
}

/** viem's one-line message where there is one: the long form repeats the whole request. */
function shortMessage(error: unknown): string {
  const short = causesOf(error).find((link) => 'shortMessage' in link)
  if (short !== undefined && 'shortMessage' in short) return String(short.shortMessage)
  return error instanceof Error ? error.message : String(error)
}

import { type Advice, advice } from './advice.ts'
import { BaseError } from './baseError.ts'
import { type ErrorName, errorsAbi } from './contractErrors.ts'

/** Solidity's own two errors are in no ABI: a reason as text, and a failed assertion. */
const solidityAdvice: Readonly<Record<'Error' | 'Panic', Advice>> = {
  Error: { sentence: 'Read the reason the contract gives.', retryable: false },
  Panic: { sentence: 'Check the amounts: the arithmetic refused them.', retryable: false },
}
const table = { ...solidityAdvice, ...advice }

/**
 * The error a contract reverts with, as the SDK raises it: name, named arguments and what to do.
 *
 * @param args in the order of the error's declaration.
 */
export function describeError(
  name: ErrorName | 'Error' | 'Panic',
  args: readonly unknown[],
  cause?: unknown,
): BaseError {
  const { sentence, retryable } = table[name]
  const named = args.map((arg, position) => `${nameOf(name, position)}${String(arg)}`)
  return new BaseError(`${name}(${named.join(', ')}): ${sentence}`, {
    ...(cause === undefined ? {} : { cause }),
    name,
    args,
    retryable,
  })
}

/** Two contracts may name the argument of one error differently: then both names are given. */
function nameOf(name: string, position: number): string {
  const declarations = errorsAbi.filter((item) => item.name === name)
  const names = new Set(declarations.map(({ inputs }) => inputs[position]?.name ?? ''))
  return names.size === 0 ? '' : `${[...names].join(' or ')} `
}

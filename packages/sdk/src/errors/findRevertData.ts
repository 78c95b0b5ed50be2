import { type Hex, isHex } from 'viem'

/**
 * The bytes a call reverted with, from anywhere in an error's chain of causes; undefined when the error is
 * about something else. Nodes put them in `data`, or in an object under `data`.
 */
export function findRevertData(error: unknown): Hex | undefined {
  for (const link of causesOf(error)) {
    const data = revertDataOf(link)
    if (data !== undefined) return data
  }
  return undefined
}

/** The error and its causes, outermost first. */
export function causesOf(error: unknown): object[] {
  const chain: object[] = []
  let link = error
  while (typeof link === 'object' && link !== null && !chain.includes(link)) {
    chain.push(link)
    link = 'cause' in link ? link.cause : undefined
  }
  return chain
}

function revertDataOf(link: object): Hex | undefined {
  const raw = 'raw' in link ? link.raw : undefined
  const data = 'data' in link ? link.data : undefined
  const nested = typeof data === 'object' && data !== null && 'data' in data ? data.data : undefined
  // A selector is the least a revert with a reason holds.
  return [raw, data, nested].find((value) => isHex(value) && value.length >= 10) as Hex | undefined
}

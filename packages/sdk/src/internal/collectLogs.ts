/** Public nodes refuse logs of more blocks at once. */
const BLOCKS_AT_ONCE = 10_000n

/**
 * Logs of a span of blocks, both ends included, in order, read in parts that any node answers.
 *
 * @param read logs of one part.
 */
export async function collectLogs<log>(
  fromBlock: bigint,
  toBlock: bigint,
  read: (part: { fromBlock: bigint; toBlock: bigint }) => Promise<readonly log[]>,
): Promise<log[]> {
  const logs: log[] = []
  for (let start = fromBlock; start <= toBlock; start += BLOCKS_AT_ONCE) {
    const end = start + BLOCKS_AT_ONCE - 1n
    logs.push(...(await read({ fromBlock: start, toBlock: end < toBlock ? end : toBlock })))
  }
  return logs
}

import { formatEther } from 'viem'
import type { StoryReport } from './report.ts'

/** The story's result as a table for people. */
export function summarize(report: StoryReport): string {
  const ether = (wei: string) => formatEther(BigInt(wei))
  const holders = report.holders.map((holder) => [
    `${holder.address.slice(0, 8)}…`,
    ether(holder.deposited),
    ether(holder.shares),
    ether(holder.requestedShares),
    ether(holder.claimedWei),
    ether(holder.costOfRequestedShares),
  ])
  const checkpoints = report.checkpoints.map((checkpoint) => [
    String(checkpoint.slot),
    String(checkpoint.validators),
    ether(checkpoint.low),
    ether(checkpoint.truth),
    ether(checkpoint.high),
    String(checkpoint.gas),
  ])
  const gas = Object.entries(report.gas).map(([verb, used]) => [verb, String(used)])
  return [
    table(['holder', 'deposited', 'lmETH', 'requested', 'claimed ETH', 'had cost'], holders),
    table(['slot', 'validators', 'low', 'truth', 'high', 'gas'], checkpoints),
    table(['transaction', 'gas'], gas),
    `${report.ok ? 'Every interval held the truth and the claim brought more than it had cost' : 'NOT AS IT SHOULD BE'}: ` +
      `${report.slots} slots (${report.chainSeconds} s of chain time) in ${report.seconds} s.`,
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}

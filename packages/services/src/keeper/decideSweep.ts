/** A pod and what it holds, in wei. */
export type PodBalance = { podId: bigint; balance: bigint }

export type SweepView = {
  pods: readonly PodBalance[]
  /** Wei the queue may ask for when its ether has come. */
  queued: bigint
  /** Wei the pool has. */
  idle: bigint
}

/** Less is not worth the transaction; it is counted in the price wherever it lies. */
const WORTH_SWEEPING = 10n ** 17n

/**
 * Decides which pod is emptied into the pool next: the fullest that is worth it. Any amount is when all pods together
 * hold what the queue lacks: nobody is asked for more then, and only ether in the pool pays claims.
 */
export function decideSweep({ pods, queued, idle }: SweepView): bigint | undefined {
  const [fullest] = [...pods].sort((a, b) => (a.balance > b.balance ? -1 : 1))
  if (fullest === undefined || fullest.balance === 0n) return undefined
  const held = pods.reduce((sum, { balance }) => sum + balance, 0n)
  const paysTheQueue = queued > idle && idle + held >= queued
  return fullest.balance >= WORTH_SWEEPING || paysTheQueue ? fullest.podId : undefined
}

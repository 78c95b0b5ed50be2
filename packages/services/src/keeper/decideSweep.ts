/** A pod and what it holds, in wei. */
export type PodBalance = { podId: bigint; balance: bigint }

/** Less is not worth the transaction; it is counted in the price wherever it lies. */
const WORTH_SWEEPING = 10n ** 17n

/** Decides which pod is emptied into the pool next: the fullest that is worth it. */
export function decideSweep(pods: readonly PodBalance[]): bigint | undefined {
  const [fullest] = [...pods].sort((a, b) => (a.balance > b.balance ? -1 : 1))
  return fullest !== undefined && fullest.balance >= WORTH_SWEEPING ? fullest.podId : undefined
}

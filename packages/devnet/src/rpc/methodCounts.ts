/** Calls by method name. */
export type Counts = Record<string, number>

/** Who called anvil how often: the driver (its own blocks) or a client (through the public port). */
export type MethodCounts = { driver: Counts; client: Counts }

export function createMethodCounts(): MethodCounts {
  return { driver: {}, client: {} }
}

export function countMethod(counts: Counts, method: string): void {
  counts[method] = (counts[method] ?? 0) + 1
}

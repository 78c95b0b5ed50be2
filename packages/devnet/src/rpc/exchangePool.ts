import type { Exchange } from '../execution/exchange.ts'

/** Connections for clients: that many calls run in anvil at once. */
export const poolSize = 8

/** Spreads requests over connections: each takes the one with the fewest waiting, so that a slow call delays
 * only what came after the others were as busy. */
export function createExchangePool(exchanges: readonly Exchange[]): Exchange {
  const lanes = exchanges.map((exchange) => ({ exchange, waiting: 0 }))
  return async (body) => {
    const lane = lanes.reduce((best, other) => (other.waiting < best.waiting ? other : best))
    lane.waiting += 1
    try {
      return await lane.exchange(body)
    } finally {
      lane.waiting -= 1
    }
  }
}

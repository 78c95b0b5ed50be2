/** A fast generator of distinct-looking bytes (xorshift128), the same for the same seed. */
export function createFill(seed: number) {
  let x = seed | 1
  let y = 0x9e3779b9
  let z = 0x85ebca6b
  let w = 0xc2b2ae35
  const word = (): number => {
    const t = x ^ (x << 11)
    x = y
    y = z
    z = w
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8)
    return w >>> 0
  }
  return {
    /** 0 <= n < limit. */
    integer: (limit: number): number => Math.floor((word() / 2 ** 32) * limit),
    /** Random bytes over a part of the view; its length a multiple of four. */
    bytes(view: DataView, offset: number, length: number): void {
      for (let at = offset; at < offset + length; at += 4) view.setUint32(at, word(), true)
    },
  }
}

/** A uint64 below 2^53; Infinity for far-future. */
export function setUint64(view: DataView, offset: number, value: number): void {
  const isFar = value === Number.POSITIVE_INFINITY
  view.setUint32(offset, isFar ? 0xffffffff : value >>> 0, true)
  view.setUint32(offset + 4, isFar ? 0xffffffff : Math.floor(value / 2 ** 32), true)
}

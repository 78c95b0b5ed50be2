import { z } from 'zod'

/** A decimal string that is a safe integer. */
export const Integer = z.string().regex(/^\d+$/).transform(Number).refine(Number.isSafeInteger)

/** Decimal gwei. */
export const Gwei = z.string().regex(/^\d+$/).transform(BigInt)

/** An epoch; far-future (2^64 - 1) does not fit a number and is Infinity. */
export const Epoch = z
  .string()
  .regex(/^\d+$/)
  .transform((text) => (text === '18446744073709551615' ? Number.POSITIVE_INFINITY : Number(text)))

export const Root = bytes(32)
export const Pubkey = bytes(48)
export const ForkVersion = bytes(4)

/** Lower-case hex of so many bytes. */
function bytes(length: number) {
  return z
    .string()
    .regex(new RegExp(`^0x[0-9a-f]{${2 * length}}$`))
    .transform((text) => text as `0x${string}`)
}

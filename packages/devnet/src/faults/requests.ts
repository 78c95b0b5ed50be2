import { z } from 'zod'

/** Most slots that one request may miss: 125 epochs. */
const maxMissedSlots = 1000

const index = z.int().min(0)
const indices = z.array(index).min(1).max(1024)

/** Which validators go offline, or back online: those named, or the first `count` that are not yet so. */
export const offlineSchema = z
  .strictObject({
    indices: indices.optional(),
    count: z.int().min(1).max(1024).optional(),
    online: z.boolean().default(false),
  })
  .refine(
    ({ indices, count }) => (indices === undefined) !== (count === undefined),
    'give either indices or count',
  )
export type OfflineRequest = z.input<typeof offlineSchema>

export const missSchema = z.strictObject({ slots: z.int().min(1).max(maxMissedSlots) })
export type MissRequest = z.input<typeof missSchema>

export const slashSchema = z.strictObject({ indices, kind: z.enum(['proposer', 'attester']) })
export type SlashRequest = z.input<typeof slashSchema>

export const finalitySchema = z.strictObject({ stop: z.boolean() })
export type FinalityRequest = z.input<typeof finalitySchema>

/** `amountGwei` is at least 1 ETH: the deposit contract takes no less. */
export const donateSchema = z
  .strictObject({
    index: index.optional(),
    pubkey: z
      .string()
      .regex(/^0x[0-9a-f]{96}$/, 'give 48 bytes in lower-case 0x hex')
      .optional(),
    amountGwei: z.int().min(1e9, 'give at least 1000000000 (1 ETH)'),
  })
  .refine(
    ({ index, pubkey }) => (index === undefined) !== (pubkey === undefined),
    'give either index or pubkey',
  )
export type DonateRequest = z.input<typeof donateSchema>

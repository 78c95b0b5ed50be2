import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Faults } from '../faults/faults.ts'
import {
  donateSchema,
  finalitySchema,
  missSchema,
  offlineSchema,
  slashSchema,
} from '../faults/requests.ts'
import type { MethodCounts } from '../rpc/methodCounts.ts'

/** Most slots that one request may produce: about five minutes of work. */
const maxSlots = 10_000

export const paceSchema = z.enum(['manual', 'wall'])
/** `manual`: slots only on request. `wall`: besides, one slot every 12 seconds. */
export type Pace = z.infer<typeof paceSchema>

const advanceSchema = z.strictObject({ slots: z.int().min(1).max(maxSlots) })
const setPaceSchema = z.strictObject({ mode: paceSchema })

export type Position = { slot: number; blockNumber: number }

export type Status = Position & {
  epoch: number
  finalizedEpoch: number
  pace: Pace
  missedSlots: number
  validators: number
  /** How many validators are offline. */
  offline: number
}

/** What the control routes command. */
export type DevnetControl = {
  advance(slots: number): Promise<Position>
  setPace(pace: Pace): void
  methods(): MethodCounts
  status(): Status
  faults: Faults
}

/** Routes under /devnet: time, faults, and who called what. */
export function serveDevnet(app: FastifyInstance, control: DevnetControl): void {
  app.post('/devnet/advance', async (request) =>
    control.advance(parse(advanceSchema, request.body).slots),
  )
  app.post('/devnet/pace', async (request) => {
    control.setPace(parse(setPaceSchema, request.body).mode)
    return control.status()
  })
  const { faults } = control
  const serve = <T>(name: string, schema: z.ZodType<T>, act: (request: T) => Promise<unknown>) =>
    app.post(`/devnet/${name}`, async (request) => act(parse(schema, request.body)))
  serve('offline', offlineSchema, faults.offline)
  serve('miss', missSchema, faults.miss)
  serve('slash', slashSchema, faults.slash)
  serve('finality', finalitySchema, faults.finality)
  serve('donate', donateSchema, faults.donate)
  app.get('/devnet/methods', async () => control.methods())
  app.get('/devnet/status', async () => control.status())
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const message = result.error.issues
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
    .join('; ')
  throw Object.assign(new Error(message), { statusCode: 400 })
}

import '../preset.ts'
import type { ServerResponse } from 'node:http'
import { routes } from '@lodestar/api'
import { SLOTS_PER_EPOCH } from '@lodestar/params'
import { computeStartSlotAtEpoch, getBlockRootAtSlot } from '@lodestar/state-transition'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Chain, SlotListener, SlotRecord, State } from '../consensus/types.ts'
import { toHex } from '../hex.ts'

type Event = routes.events.BeaconEvent
const { EventType } = routes.events

const topics = z.enum(['head', 'block', 'finalized_checkpoint'])
const querySchema = z.object({
  topics: z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(topics).min(1)),
})

/** Serves GET /eth/v1/events (server-sent events); returns a function that ends all streams. */
export function serveEvents(app: FastifyInstance, chain: Chain): () => void {
  const streams = new Map<ServerResponse, Set<string>>()
  const serdes = routes.events.getEventSerdes(chain.config)
  let finalizedEpoch = chain.state.finalizedCheckpoint.epoch

  app.get('/eth/v1/events', (request, reply) => {
    const query = querySchema.safeParse(request.query)
    if (!query.success) {
      const message = `topics must be of ${topics.options.join(', ')}`
      return reply.code(400).send({ code: 400, message })
    }
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    })
    reply.raw.flushHeaders()
    streams.set(reply.raw, new Set(query.data.topics))
    request.raw.on('close', () => streams.delete(reply.raw))
    return reply
  })

  const listener: SlotListener = (record) => {
    const { epoch } = chain.state.finalizedCheckpoint
    const isNewlyFinal = epoch > finalizedEpoch
    finalizedEpoch = epoch
    if (streams.size === 0) return
    const events = [...describeBlock(record), ...(isNewlyFinal ? [describeFinalized(chain)] : [])]
    for (const event of events) {
      const data = JSON.stringify(serdes.toJson(event))
      for (const [stream, wanted] of streams) {
        if (wanted.has(event.type)) stream.write(`event: ${event.type}\ndata: ${data}\n\n`)
      }
    }
  }
  chain.listeners.add(listener)
  return () => {
    chain.listeners.delete(listener)
    for (const stream of streams.keys()) stream.end()
  }
}

function describeBlock({ slot, stateRoot, state, block }: SlotRecord): Event[] {
  if (!block || !state) return []
  const root = toHex(block.root)
  const head = {
    slot,
    block: root,
    state: toHex(stateRoot),
    epochTransition: slot % SLOTS_PER_EPOCH === 0,
    previousDutyDependentRoot: findDutyRoot(state, state.epochCtx.epoch - 1),
    currentDutyDependentRoot: findDutyRoot(state, state.epochCtx.epoch),
    executionOptimistic: false,
  }
  return [
    { type: EventType.head, message: head },
    { type: EventType.block, message: { slot, block: root, executionOptimistic: false } },
  ]
}

/** Root of the last block before the epoch, on which its duties depend; genesis at the start of the chain. */
function findDutyRoot(state: State, epoch: number): string {
  return toHex(getBlockRootAtSlot(state, Math.max(computeStartSlotAtEpoch(epoch) - 1, 0)))
}

function describeFinalized(chain: Chain): Event {
  const { epoch, root } = chain.state.finalizedCheckpoint
  const stateRoot = chain.store.getByBlockRoot(root)?.stateRoot ?? root
  return {
    type: EventType.finalizedCheckpoint,
    message: { block: toHex(root), state: toHex(stateRoot), epoch, executionOptimistic: false },
  }
}

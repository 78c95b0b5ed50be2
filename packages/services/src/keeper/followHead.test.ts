import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BaseError } from '@limpid/sdk'
import { followHead } from './followHead.ts'

type Look = number | Error

/** Shows these heads one after another, then stops; `failing` ticks throw once each, in order. */
async function follow(looks: readonly Look[], failing: readonly Error[] = []) {
  const heads = [...looks]
  const errors = [...failing]
  const stop = new AbortController()
  const seen = { ticks: [] as number[], handled: [] as number[], failed: [] as string[] }
  await followHead({
    readHead: async () => {
      const head = heads.shift()
      if (heads.length === 0) stop.abort()
      if (head instanceof Error) throw head
      return head ?? 0
    },
    tick: async (slot) => {
      seen.ticks.push(slot)
      const error = errors.shift()
      if (error) throw error
    },
    pollMs: 0,
    signal: stop.signal,
    onHandled: (slot) => seen.handled.push(slot),
    onFailed: ({ message }) => seen.failed.push(message),
  })
  return seen
}

const busy = new BaseError('busy', { retryable: true })
const broken = new BaseError('broken')

test('default: one tick for every new head', async () => {
  const { ticks, failed } = await follow([5, 5, 6, 6, 9])
  assert.deepEqual(ticks, [5, 6, 9])
  assert.deepEqual(failed, [])
})

test('behavior: what may pass by itself is tried again at the same head', async () => {
  const { ticks, handled, failed } = await follow([5, 5, 5], [busy])
  assert.deepEqual(ticks, [5, 5])
  assert.deepEqual(handled, [5, 5])
  assert.deepEqual(failed, ['busy'])
})

test('behavior: what would fail again waits for the next head, and stays unhandled', async () => {
  const { ticks, handled, failed } = await follow([5, 5, 6], [broken])
  assert.deepEqual(ticks, [5, 6])
  assert.deepEqual(handled, [6])
  assert.deepEqual(failed, ['broken'])
})

test('behavior: a node that comes back is well again though the head is the same', async () => {
  const { ticks, handled, failed } = await follow([5, busy, 5])
  assert.deepEqual(ticks, [5])
  assert.deepEqual(handled, [5, 5])
  assert.deepEqual(failed, ['busy'])
})

test('behavior: an abort ends a long wait, after the tick in progress', async () => {
  const stop = new AbortController()
  let isDone = false
  await followHead({
    readHead: async () => 1,
    tick: async () => {
      stop.abort()
      await new Promise((resolve) => setImmediate(resolve))
      isDone = true
    },
    pollMs: 3_600_000,
    signal: stop.signal,
    onHandled: () => undefined,
    onFailed: () => undefined,
  })
  assert.ok(isDone)
})

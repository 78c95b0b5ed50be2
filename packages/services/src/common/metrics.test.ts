import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './metrics.ts'

test('default: the Prometheus text format', () => {
  const metrics = createMetrics('limpid', {
    slot: { help: 'Last slot.', type: 'gauge' },
    sent: { help: 'Transactions.', type: 'counter' },
  })
  metrics.set('slot', 7)
  metrics.increment('sent', { verb: 'open' })
  metrics.increment('sent', { verb: 'open' })
  assert.equal(
    metrics.render(),
    '# HELP limpid_slot Last slot.\n# TYPE limpid_slot gauge\nlimpid_slot 7\n' +
      '# HELP limpid_sent Transactions.\n# TYPE limpid_sent counter\nlimpid_sent{verb="open"} 2\n',
  )
})

test('error: an undefined metric', () => {
  assert.throws(() => createMetrics('limpid', {}).set('slot', 1), /slot is not defined/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGate } from './gate.ts'

test('default: calls that come during a slot wait for its end', async () => {
  const gate = createGate()
  const order: string[] = []
  const slot = gate.close(async () => {
    await new Promise(setImmediate)
    order.push('slot')
  })
  const call = gate.share(async () => void order.push('call'))
  await Promise.all([slot, call])
  assert.deepEqual(order, ['slot', 'call'])
})

test('behavior: a slot waits for the calls in progress', async () => {
  const gate = createGate()
  const order: string[] = []
  const call = gate.share(async () => {
    await new Promise(setImmediate)
    order.push('call')
  })
  const slot = gate.close(async () => void order.push('slot'))
  await Promise.all([call, slot])
  assert.deepEqual(order, ['call', 'slot'])
})

test('behavior: waiting calls run between two slots', async () => {
  const gate = createGate()
  const order: string[] = []
  const produce = async () => {
    for (const slot of ['first', 'second']) {
      await gate.close(async () => void order.push(slot))
    }
  }
  const slots = produce()
  const call = gate.share(async () => void order.push('call'))
  await Promise.all([slots, call])
  assert.deepEqual(order, ['first', 'call', 'second'])
})

test('error: a failed call or slot opens the gate', async () => {
  const gate = createGate()
  const fail = () => Promise.reject(new Error('failed'))
  await assert.rejects(gate.close(fail), /failed/)
  await assert.rejects(gate.share(fail), /failed/)
  assert.equal(await gate.close(async () => 'done'), 'done')
})

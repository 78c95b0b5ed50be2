import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { collectLogs } from './collectLogs.ts'

describe('collectLogs', () => {
  test('property: parts cover every block once, in order, and none is too long', async () => {
    const block = fc.bigInt({ min: 0n, max: 50_000n })
    await fc.assert(
      fc.asyncProperty(block, block, async (from, length) => {
        const parts = await collectLogs(from, from + length, async (part) => [part])
        let next = from
        for (const { fromBlock, toBlock } of parts) {
          assert.equal(fromBlock, next)
          assert.ok(toBlock - fromBlock < 10_000n)
          next = toBlock + 1n
        }
        assert.equal(next, from + length + 1n)
      }),
    )
  })

  test('behavior: nothing is read before the first block exists', async () => {
    assert.deepEqual(await collectLogs(5n, 4n, async () => assert.fail('read')), [])
  })
})

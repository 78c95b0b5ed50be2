import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { getCheckpoint } from './getCheckpoint.ts'

describe('getCheckpoint', () => {
  test('default: slots and counts are numbers, ether and batches are not', async () => {
    const root = `0x${'33'.repeat(32)}`
    const amounts = { etherAtOpen: 5n, supply: 6n }
    const roots = { beaconRoot: root, executionBlockHash: root, stateRoot: root }
    const answers = {
      number: 3n,
      isOpen: true,
      snapshot: {
        ...{ ...roots, ...amounts, validators: 2 },
        ...{ openedSlot: 70n, boundSlot: 69n, fundableBefore: 4 },
      },
      last: { slot: 5n, peak: 7n },
      schedule: { period: 64, expiry: 32 },
    }
    const { checkpoints: address } = deployment
    const { client } = createFakeNode([{ address, abi: checkpointsAbi, answers }])
    assert.deepEqual(await getCheckpoint(client, { deployment }), {
      number: 3,
      isOpen: true,
      snapshot: {
        ...{ ...roots, ...amounts, validators: 2 },
        ...{ openedSlot: 70, boundSlot: 69, fundableBefore: 4n },
      },
      last: { slot: 5, peak: 7n },
      schedule: { period: 64, expiry: 32 },
    })
  })
})

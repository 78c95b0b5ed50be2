import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { getOperators } from './getOperators.ts'

function address(id: bigint) {
  return `0x${(0x2000n + id).toString(16).padStart(40, '0')}` as const
}

function createOperators(operatorCount: bigint) {
  const answers = {
    operatorCount,
    operatorOf: (id: bigint) => address(id),
    podOf: (id: bigint) => address(id + 16n),
    bondOf: (id: bigint) => ({ posted: id + 5n, locked: id }),
  }
  return createFakeNode([{ address: deployment.operators, abi: operatorsAbi, answers }]).client
}

describe('getOperators', () => {
  test('default', async () => {
    assert.deepEqual(
      await getOperators(createOperators(2n), { deployment }),
      [0n, 1n].map((id) => ({
        ...{ operatorId: id, operator: address(id), pod: address(id + 16n) },
        bond: { posted: id + 5n, locked: id },
      })),
    )
  })

  test('behavior: none', async () => {
    assert.deepEqual(await getOperators(createOperators(0n), { deployment }), [])
  })
})

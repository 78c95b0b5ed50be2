import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decodeFunctionData, type Hex } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import { EMPTY_RUN } from '../types/run.ts'
import { checkpoint } from './checkpoint.ts'

const root = `0x${'33'.repeat(32)}` as const
const header = {
  ...{ slot: 9n, proposerIndex: 4n },
  ...{ parentRoot: root, stateRoot: root, bodyRoot: root },
}

function decode(data: Hex = '0x') {
  return decodeFunctionData({ abi: checkpointsAbi, data })
}

async function calls(parameters: Omit<checkpoint.Parameters, 'deployment' | 'header'>) {
  const { client, sent } = createFakeNode()
  await checkpoint(client, { deployment, header, ...parameters })
  const multicall = decode(sent[0]?.data)
  assert.equal(multicall.functionName, 'multicall')
  const [list = []] = multicall.args as [readonly Hex[]]
  return list.map(decode)
}

describe('checkpoint', () => {
  const prover = createFakeNode().client.account.address

  test('default: binds, proves part after part, finalizes', async () => {
    const first = { ...EMPTY_RUN, lastIndex: 70, count: 4 }
    const second = { ...EMPTY_RUN, lastIndex: 90, count: 8 }
    const runs = [
      { run: EMPTY_RUN, stream: '0x02' },
      { run: first, stream: '0x03' },
    ] as const
    assert.deepEqual(
      await calls({ executionStream: '0x01', runs, final: { prover, run: second } }),
      [
        { functionName: 'bind', args: [header, '0x01'] },
        { functionName: 'prove', args: [EMPTY_RUN, '0x02'] },
        { functionName: 'prove', args: [first, '0x03'] },
        { functionName: 'finalize', args: [prover, second] },
      ],
    )
  })

  test('behavior: a pool without validators proves nothing', async () => {
    const final = { prover, run: EMPTY_RUN }
    const list = await calls({ executionStream: '0x01', runs: [], final })
    assert.deepEqual(
      list.map(({ functionName }) => functionName),
      ['bind', 'finalize'],
    )
  })
})

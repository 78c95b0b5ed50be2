import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode, HEAD } from '../testing/fakeNode.ts'
import { getValidators } from './getValidators.ts'

const pubkey = `0x${'44'.repeat(48)}` as const
/** Seat 3, a top-up of 32 ether, no flags. */
const RECORD = (3 << 20) | (32 << 9)

function funded(index: bigint, block = HEAD) {
  const args = { operatorId: 2n, index, pubkey, topUpEther: 32n, slot: 9n }
  return { name: 'Funded', args, block }
}

function createRegistry(records: Record<string, number>) {
  return createFakeNode([
    {
      address: deployment.validators,
      abi: validatorsAbi,
      answers: { recordOf: (index: bigint) => records[String(index)] ?? 0 },
      events: [funded(71n), funded(70n, 7n), funded(69n, 6n)],
    },
  ])
}

describe('getValidators', () => {
  test('default: who they are from logs, what is known from records, by index', async () => {
    const { client } = createRegistry({ 70: 0b0101 | RECORD, 71: 0b1010 | RECORD })
    const who = { operatorId: 2n, seat: 3, pubkey, topUpEther: 32n }
    assert.deepEqual(await getValidators(client, { deployment }), [
      { ...who, index: 70, landed: true, exiting: false, uncertain: true, asked: false },
      { ...who, index: 71, landed: false, exiting: true, uncertain: false, asked: true },
    ])
  })

  test('behavior: logs are read in parts, from the deployment to the block asked for', async () => {
    const { client, requests } = createRegistry({ 70: RECORD, 71: RECORD })
    await getValidators(client, { deployment, blockNumber: 12_000n })
    const ranges = requests
      .filter(({ method }) => method === 'eth_getLogs')
      .map(({ params }) => params[0] as { fromBlock: string; toBlock: string })
      .map(({ fromBlock, toBlock }) => [Number(fromBlock), Number(toBlock)])
    assert.deepEqual(ranges, [
      [7, 10_006],
      [10_007, 12_000],
    ])
  })

  test('error: a log whose record a reorganization took', async () => {
    const { client } = createRegistry({ 70: RECORD })
    await assert.rejects(getValidators(client, { deployment }), {
      message: 'Validator 71 has a log and no record. Read again.',
      retryable: true,
    })
  })
})

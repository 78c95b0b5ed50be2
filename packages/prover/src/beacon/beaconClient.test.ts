import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { ProverError } from '../errors.ts'
import { type BeaconClient, createBeaconClient } from './createBeaconClient.ts'
import { getBlock } from './getBlock.ts'
import { getFinalityCheckpoints } from './getFinalityCheckpoints.ts'
import { getGenesis } from './getGenesis.ts'
import { getHeader } from './getHeader.ts'
import { getSpec } from './getSpec.ts'
import { getState } from './getState.ts'
import { getValidator } from './getValidator.ts'
import { getValidators } from './getValidators.ts'

const ROOT = `0x${'ab'.repeat(32)}` as const
const PUBKEY = `0x${'cd'.repeat(48)}` as const
const FAR_FUTURE = '18446744073709551615'

const VALIDATOR = {
  index: '7',
  balance: '32000000001',
  status: 'active_ongoing',
  validator: {
    pubkey: PUBKEY,
    withdrawal_credentials: ROOT,
    effective_balance: '32000000000',
    slashed: false,
    activation_eligibility_epoch: '3',
    activation_epoch: '4',
    exit_epoch: FAR_FUTURE,
    withdrawable_epoch: FAR_FUTURE,
  },
}

/** A node that answers every request so, for as long as the test runs. */
async function startNode(
  context: TestContext,
  answer: RequestListener,
  timeoutMs = 5_000,
): Promise<BeaconClient> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  context.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return createBeaconClient({ url: `http://127.0.0.1:${port}/secret/`, timeoutMs })
}

/** Answers with this `data`, and keeps the paths it was asked for. */
function answering(data: unknown, paths: string[] = []): RequestListener {
  return ({ url }, response) => {
    paths.push(url ?? '')
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
  }
}

function refusing(status: number, message = 'no'): RequestListener {
  return (_, response) => {
    response.writeHead(status).end(JSON.stringify({ code: status, message }))
  }
}

/** The ProverError a call ends in. */
async function errorOf(call: Promise<unknown>): Promise<ProverError> {
  const error: unknown = await call.then(
    () => assert.fail('the call must fail'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ProverError, String(error))
  return error
}

test('getGenesis: default', async (context) => {
  const client = await startNode(
    context,
    answering({
      genesis_time: '1606824023',
      genesis_validators_root: ROOT,
      genesis_fork_version: '0x00000000',
    }),
  )
  assert.deepEqual(await getGenesis(client), {
    genesisTime: 1_606_824_023,
    genesisValidatorsRoot: ROOT,
    genesisForkVersion: '0x00000000',
  })
})

test('getHeader: default: the five fields as the contracts take them', async (context) => {
  const paths: string[] = []
  const message = {
    slot: '12',
    proposer_index: '3',
    parent_root: ROOT,
    state_root: ROOT,
    body_root: ROOT,
  }
  const client = await startNode(context, answering({ root: ROOT, header: { message } }, paths))
  assert.deepEqual(await getHeader(client, 'finalized'), {
    root: ROOT,
    slot: 12,
    header: { slot: 12n, proposerIndex: 3n, parentRoot: ROOT, stateRoot: ROOT, bodyRoot: ROOT },
  })
  assert.deepEqual(paths, ['/secret/eth/v1/beacon/headers/finalized'])
})

test('getFinalityCheckpoints: default', async (context) => {
  const data = {
    previous_justified: { epoch: '1', root: ROOT },
    current_justified: { epoch: '2', root: ROOT },
    finalized: { epoch: '0', root: ROOT },
  }
  const client = await startNode(context, answering(data))
  assert.deepEqual(await getFinalityCheckpoints(client, 'head'), {
    previousJustified: { epoch: 1, root: ROOT },
    currentJustified: { epoch: 2, root: ROOT },
    finalized: { epoch: 0, root: ROOT },
  })
})

test('getValidator: default: far-future epochs are Infinity', async (context) => {
  const client = await startNode(context, answering(VALIDATOR))
  assert.deepEqual(await getValidator(client, 'head', PUBKEY), {
    index: 7,
    pubkey: PUBKEY,
    status: 'active_ongoing',
    withdrawalCredentials: ROOT,
    balanceGwei: 32_000_000_001n,
    effectiveBalanceGwei: 32_000_000_000n,
    slashed: false,
    activationEligibilityEpoch: 3,
    activationEpoch: 4,
    exitEpoch: Number.POSITIVE_INFINITY,
    withdrawableEpoch: Number.POSITIVE_INFINITY,
  })
})

test('getValidators: behavior: asks for 64 at a time, and for none not at all', async (context) => {
  const paths: string[] = []
  const client = await startNode(context, answering([VALIDATOR], paths))
  assert.deepEqual(await getValidators(client, 'head', []), [])
  assert.deepEqual(paths, [])
  const ids = Array.from({ length: 65 }, (_, index) => index)
  assert.equal((await getValidators(client, 5, ids)).length, 2)
  assert.match(paths[0] ?? '', /states\/5\/validators\?id=0&id=1&.*&id=63$/)
  assert.match(paths[1] ?? '', /validators\?id=64$/)
})

test('getSpec: error: names each value that is missing', async (context) => {
  const client = await startNode(context, answering({ SECONDS_PER_SLOT: '12' }))
  const error = await errorOf(getSpec(client))
  assert.match(error.message, /SYNC_COMMITTEE_SIZE/)
  assert.doesNotMatch(error.message, /at SECONDS_PER_SLOT/)
  assert.equal(error.retryable, false)
})

test('getState, getBlock: default: SSZ with the name of its fork', async (context) => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)
  const accepted: (string | undefined)[] = []
  const client = await startNode(context, ({ headers }, response) => {
    accepted.push(headers.accept)
    const type = 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'eth-consensus-version': 'fulu' }).end(bytes)
  })
  assert.deepEqual(await getState(client, 'head'), { fork: 'fulu', bytes })
  assert.deepEqual(await getBlock(client, 'head'), { fork: 'fulu', bytes })
  assert.deepEqual(accepted, ['application/octet-stream', 'application/octet-stream'])
})

test('getState: error: JSON instead of SSZ, no fork', async (context) => {
  const json = await startNode(context, answering({}))
  assert.match((await errorOf(getState(json, 'head'))).message, /application\/json where SSZ/)
  const nameless = await startNode(context, (_, response) => {
    response.setHeader('content-type', 'application/octet-stream').end('state')
  })
  assert.match((await errorOf(getState(nameless, 'head'))).message, /names no fork/)
})

test('error: a refusal is final when the node says 4xx, a matter of time otherwise', async (context) => {
  const outcomes: [status: number, retryable: boolean][] = [
    [400, false],
    [404, false],
    [429, true],
    [500, true],
    [503, true],
  ]
  for (const [status, retryable] of outcomes) {
    const error = await errorOf(getGenesis(await startNode(context, refusing(status, 'because'))))
    assert.equal(error.retryable, retryable, String(status))
    assert.match(error.message, new RegExp(`answered ${status}: because`))
  }
})

test('error: what is not found says what to do', async (context) => {
  const client = await startNode(context, refusing(404, 'not found'))
  const state = await errorOf(getState(client, 5))
  assert.match(state.message, /answered 404: not found; it may be pruned: ask for a newer state/)
  assert.match((await errorOf(getHeader(client, 5))).message, /slot may have been missed/)
  assert.match((await errorOf(getValidator(client, 5, 6))).message, /wait until the chain has/)
})

test('error: no answer, half an answer, a late answer: all retryable', async (context) => {
  const closed = await startNode(context, ({ socket }) => socket.destroy())
  const absent = await errorOf(getGenesis(closed))
  assert.match(absent.message, /does not answer/)
  assert.equal(absent.retryable, true)

  const half = await startNode(context, (_, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('{"data":', () => response.destroy())
  })
  assert.equal((await errorOf(getGenesis(half))).retryable, true)

  const late = await startNode(context, () => undefined, 50)
  const error = await errorOf(getGenesis(late))
  assert.match(error.message, /longer than 50 ms/)
  assert.equal(error.retryable, true)
})

test('error: an answer that is no JSON, or another shape', async (context) => {
  const page = await startNode(context, (_, response) => response.end('<html>'))
  assert.match((await errorOf(getGenesis(page))).message, /another shape/)
  const client = await startNode(context, answering({ genesis_time: '-1' }))
  const error = await errorOf(getGenesis(client))
  assert.match(error.message, /genesis_time/)
  assert.doesNotMatch(error.message, /secret/)
})

test('createBeaconClient: error: URLs no node is asked at', () => {
  const creating = (url: string) => () => createBeaconClient({ url })
  assert.throws(creating('localhost'), /no URL/)
  assert.throws(creating('ws://127.0.0.1:5052'), /http or https, not ws/)
  assert.throws(creating('http://user:word@127.0.0.1'), /take user and password out/)
})

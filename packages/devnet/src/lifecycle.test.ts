import './preset.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createBeaconConfig } from '@lodestar/config'
import {
  DataAvailabilityStatus,
  ExecutionPayloadStatus,
  stateTransition,
} from '@lodestar/state-transition'
import { ssz } from '@lodestar/types'
import { type Hex, keccak256, toHex as numberToHex, pad } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { z } from 'zod'
import { createConfig } from './consensus/config.ts'
import { loadState } from './consensus/genesis.ts'
import { addresses } from './execution/addresses.ts'
import { fromHex, toHex } from './hex.ts'
import { deriveAccountKey, deriveValidatorKey } from './keys.ts'
import { createClient, seed } from './testing/client.ts'
import { type Bin, startBin } from './testing/startBin.ts'

const gwei = 1_000_000_000n
/** The account that a new validator pays to, and that asks for its withdrawals. */
const owner = 1
const ownerAddress = privateKeyToAddress(deriveAccountKey(seed, owner))
const credentials: Hex = `0x02${'00'.repeat(11)}${ownerAddress.slice(2).toLowerCase()}`
const validator = 64
const pubkey = toHex(deriveValidatorKey(seed, validator).toPublicKey().toBytes())

const validatorSchema = z.object({
  index: z.coerce.number(),
  balance: z.coerce.bigint(),
  status: z.string(),
  validator: z.object({ withdrawal_credentials: z.string() }),
})
const listSchema = z.array(z.unknown())

let bin: Bin
let client: ReturnType<typeof createClient>

before(async () => {
  // The same shuffling on every run: a sync committee's reward after the exit would be a second withdrawal.
  bin = await startBin('--genesis-time', '1790000000')
  client = createClient(bin)
})
after(() => bin.stop())

const readValidator = async () =>
  validatorSchema.parse(await client.get(`/eth/v1/beacon/states/head/validators/${pubkey}`))

/** Advances until the check holds, at most 200 slots. */
async function advanceUntil(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  for (let slot = 0; slot < 200; slot++) {
    if (await isTrue()) return
    await client.advance()
  }
  assert.fail(`after 200 slots not yet: ${what}`)
}

const isEmpty = (queue: string) => async () =>
  listSchema.parse(await client.get(`/eth/v1/beacon/states/head/${queue}`)).length === 0

test('default: a validator lives from its predeposit to its last gwei', async (t) => {
  await t.test('predeposit is applied', async () => {
    await client.deposit(0, validator, credentials, 1e9)
    assert.equal(await isEmpty('pending_deposits')(), false, 'the deposit waits')
    await advanceUntil('deposit applied', isEmpty('pending_deposits'))
    const { index, balance, status, validator: container } = await readValidator()
    assert.equal(index, 64)
    assert.equal(balance, gwei)
    assert.equal(status, 'pending_initialized')
    assert.equal(container.withdrawal_credentials, credentials)
  })

  await t.test('top-up is credited and the validator activates', async () => {
    await client.deposit(0, validator, credentials, 99e9)
    await advanceUntil('top-up credited', isEmpty('pending_deposits'))
    assert.equal((await readValidator()).balance, 100n * gwei)
    await advanceUntil('active', async () => (await readValidator()).status === 'active_ongoing')
    await client.advance(24)
    assert.ok((await readValidator()).balance > 100n * gwei, 'the devnet attests for it')
  })

  await t.test('a partial withdrawal is paid to the gwei', async () => {
    await client.requestWithdrawal(owner, pubkey, 10n * gwei)
    const ether = await client.reader.getBalance({ address: ownerAddress })
    await advanceUntil('partial paid', isEmpty('pending_partial_withdrawals'))
    assert.equal(
      await client.reader.getBalance({ address: ownerAddress }),
      ether + 10n * gwei * gwei,
    )
  })

  await t.test('a full exit pays the whole balance', async () => {
    await client.requestWithdrawal(owner, pubkey, 0n)
    assert.equal((await readValidator()).status, 'active_exiting')
    const ether = await client.reader.getBalance({ address: ownerAddress })
    let last = 0n
    await advanceUntil('withdrawn', async () => {
      const { balance } = await readValidator()
      if (balance > 0n) last = balance
      return balance === 0n
    })
    const paid = (await client.reader.getBalance({ address: ownerAddress })) - ether
    // The payload of the withdrawing block names the amount; the state must have lost exactly that.
    const block = ssz.fulu.SignedBeaconBlock.deserialize(
      await client.getSsz('/eth/v2/beacon/blocks/head'),
    )
    const { withdrawals } = block.message.body.executionPayload
    const own = withdrawals.find(({ validatorIndex }) => validatorIndex === 64)
    assert.equal(paid, (own?.amount ?? 0n) * gwei)
    assert.equal(own?.amount, last)
    await advanceUntil('done', async () => (await readValidator()).status === 'withdrawal_done')
  })

  await t.test('every signed block replays from the genesis bytes to the same state', replay)
})

/** Runs all blocks as a stranger would, from SSZ bytes, with every check on. */
async function replay(): Promise<void> {
  const bytes = await client.getSsz('/eth/v2/debug/beacon/states/genesis')
  const genesis = ssz.fulu.BeaconState.deserializeToViewDU(bytes)
  const config = createBeaconConfig(createConfig(bin.chainId), genesis.genesisValidatorsRoot)
  let state: Parameters<typeof stateTransition>[0] = loadState(config, genesis)
  const { slot } = await client.advance()
  for (let next = 1; next <= slot; next++) {
    const response = await fetch(`${bin.beaconUrl}/eth/v2/beacon/blocks/${next}`, {
      headers: { accept: 'application/octet-stream' },
    })
    if (response.status === 404) continue
    const block = ssz.fulu.SignedBeaconBlock.deserialize(
      new Uint8Array(await response.arrayBuffer()),
    )
    state = stateTransition(state, block, {
      verifyStateRoot: true,
      verifyProposer: true,
      verifySignatures: true,
      executionPayloadStatus: ExecutionPayloadStatus.valid,
      dataAvailabilityStatus: DataAvailabilityStatus.Available,
    })
  }
  const { root } = z
    .object({ root: z.string() })
    .parse(await client.get('/eth/v1/beacon/states/head/root'))
  assert.equal(state.slot, slot)
  assert.equal(toHex(state.hashTreeRoot()), root)
}

test('behavior: both layers agree about each other', async () => {
  const headerSchema = z.object({
    root: z.string(),
    header: z.object({ message: z.object({ parent_root: z.string(), slot: z.coerce.number() }) }),
  })
  await client.advance(5)
  const head = headerSchema.parse(await client.get('/eth/v1/beacon/headers/head'))
  const { parent_root } = head.header.message
  const block = await client.reader.getBlock()
  const { data: root } = await client.reader.call({
    to: addresses.beaconRoots,
    data: pad(numberToHex(block.timestamp)),
  })
  assert.equal(root, parent_root, '4788 of block.timestamp is the parent beacon block')

  const parent = headerSchema.parse(await client.get(`/eth/v1/beacon/headers/${parent_root}`))
  const parentState = ssz.fulu.BeaconState.deserialize(
    await client.getSsz(`/eth/v2/debug/beacon/states/${parent.header.message.slot}`),
  )
  const { blockHash } = parentState.latestExecutionPayloadHeader
  assert.equal(toHex(blockHash), block.parentHash, "the parent's state names the parent block")
})

test('behavior: raw transactions stand in the payload', async () => {
  const receipt = await client.send(0, { to: ownerAddress, value: 1n })
  const block = ssz.fulu.SignedBeaconBlock.deserialize(
    await client.getSsz('/eth/v2/beacon/blocks/head'),
  )
  const { transactions, feeRecipient } = block.message.body.executionPayload
  assert.deepEqual(
    transactions.map((raw) => keccak256(raw)),
    [receipt.transactionHash],
  )
  const { miner } = await client.reader.getBlock()
  assert.equal(toHex(feeRecipient), miner)
})

test('behavior: driver and clients are counted apart, and after the start only these calls change state', async () => {
  const countsSchema = z.object({
    driver: z.record(z.string(), z.int()),
    client: z.record(z.string(), z.int()),
  })
  const response = await fetch(`${bin.beaconUrl}/devnet/methods`)
  const { driver, client: clients } = countsSchema.parse(await response.json())
  assert.deepEqual(
    Object.keys(driver)
      .filter((method) => /^(anvil|evm)_/.test(method))
      .sort(),
    ['anvil_addBalance', 'anvil_setNextBlockTimestamp', 'anvil_setStorageAt', 'evm_mine'],
  )
  assert.ok((clients['eth_sendRawTransaction'] ?? 0) >= 5)
  assert.deepEqual(
    Object.keys(clients).filter((method) => method.startsWith('anvil_')),
    [],
  )
})

test('error: requests that a public node refuses', async () => {
  for (const method of ['anvil_setBalance', 'evm_mine', 'eth_sendTransaction', 'debug_setHead']) {
    const response = await fetch(bin.rpcUrl, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 7, method, params: [] }),
    })
    const answer = z
      .object({ id: z.literal(7), error: z.object({ code: z.literal(-32601) }) })
      .safeParse(await response.json())
    assert.ok(answer.success, method)
  }
})

test('error: control requests with a bad body', async () => {
  for (const body of [{}, { slots: 0 }, { slots: 1.5 }, { slots: '3' }, { slots: 1, more: 1 }]) {
    const response = await client.post('/devnet/advance', body)
    assert.equal(response.status, 400, JSON.stringify(body))
  }
  assert.equal((await client.post('/devnet/pace', { mode: 'fast' })).status, 400)
})

test('error: a pruned state says so', async () => {
  const response = await fetch(`${bin.beaconUrl}/eth/v1/beacon/states/1/root`)
  assert.equal(response.status, 404)
  assert.match(await response.text(), /pruned/)
})

test('behavior: an operation that is not valid never reaches a block', async () => {
  const exit = {
    message: { epoch: '0', validator_index: '3' },
    signature: toHex(fromHex(`0xc0${'00'.repeat(95)}`)),
  }
  const response = await client.post('/eth/v1/beacon/pool/voluntary_exits', exit)
  assert.equal(response.status, 400)
  assert.deepEqual(await client.get('/eth/v1/beacon/pool/voluntary_exits'), [])
})

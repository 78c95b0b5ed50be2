import '../preset.ts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DOMAIN_BEACON_PROPOSER } from '@lodestar/params'
import { computeSigningRoot } from '@lodestar/state-transition'
import { ssz } from '@lodestar/types'
import { type Anvil, startAnvil } from '../execution/anvil.ts'
import { createExecutionLayer } from '../execution/executionLayer.ts'
import { deriveValidatorKey } from '../keys.ts'
import { createChain } from './chain.ts'
import { createConfig } from './config.ts'
import { createGenesis } from './genesis.ts'
import { produceSlot } from './produceSlot.ts'
import type { Chain } from './types.ts'

const genesisTime = 1_700_000_000
const anvils: Anvil[] = []
const secrets = Array.from({ length: 64 }, (_, index) => deriveValidatorKey('test', index))
let chain: Chain

async function createTestChain(): Promise<Chain> {
  const genesisFile = { chainId: 1337, timestamp: genesisTime, balances: {} }
  const anvil = await startAnvil(genesisFile, () => undefined)
  anvils.push(anvil)
  const execution = await createExecutionLayer(anvil)
  const genesis = createGenesis({
    config: createConfig(1337),
    genesisTime,
    pubkeys: secrets.map((secret) => secret.toPublicKey().toBytes()),
    executionGenesis: execution.genesis,
  })
  return createChain({ genesis, execution, secrets })
}

async function produceSlots(count: number): Promise<number> {
  let missed = 0
  for (let slot = 0; slot < count; slot++) {
    const { block } = await produceSlot(chain)
    if (!block) missed += 1
  }
  return missed
}

before(async () => {
  chain = await createTestChain()
})
after(() => Promise.all(anvils.map((anvil) => anvil.close())))

test('default: finality follows two epochs behind', async () => {
  assert.equal(await produceSlots(40), 0)
  assert.equal(chain.state.slot, 40)
  assert.equal(chain.state.finalizedCheckpoint.epoch, 3)
})

test('behavior: a fifth offline means missed slots, whose votes are included later, and finality', async () => {
  for (let index = 0; index < 13; index++) chain.offline.add(index)
  const missed = await produceSlots(64)
  assert.ok(missed > 0, 'offline proposers miss')
  assert.equal(chain.blockNumber, 104 - missed)
  assert.ok(chain.state.epochCtx.epoch - chain.state.finalizedCheckpoint.epoch <= 4)
  chain.offline.clear()
})

test('behavior: a slashed proposer misses its slots and the layers stay together', async () => {
  const message = {
    slot: BigInt(chain.state.slot),
    proposerIndex: 5,
    parentRoot: new Uint8Array(32),
    stateRoot: new Uint8Array(32),
    bodyRoot: new Uint8Array(32),
  }
  const sign = (body: number) => {
    const header = { ...message, bodyRoot: new Uint8Array(32).fill(body) }
    const domain = chain.config.getDomain(chain.state.slot, DOMAIN_BEACON_PROPOSER)
    const root = computeSigningRoot(ssz.phase0.BeaconBlockHeaderBigint, header, domain)
    return { message: header, signature: deriveValidatorKey('test', 5).sign(root).toBytes() }
  }
  const slashing = { signedHeader1: sign(1), signedHeader2: sign(2) }
  // Not valid after the first: must be dropped before anvil mines.
  chain.pool.proposerSlashings.push(slashing, slashing)
  await produceSlots(1)
  assert.equal(chain.state.validators.getReadonly(5).slashed, true)
  assert.deepEqual(chain.pool.proposerSlashings, [])
  await produceSlots(24)
  const { blockNumber } = chain.state.latestExecutionPayloadHeader
  assert.equal(blockNumber, chain.blockNumber)
})

test('behavior: states older than 160 slots are dropped once final, blocks stay', async () => {
  await produceSlots(60)
  assert.equal(chain.store.getSlot(3)?.state, null)
  assert.ok(chain.store.getSlot(3)?.block)
  assert.ok(chain.store.getSlot(0)?.state, 'genesis stays')
  assert.ok(chain.store.getSlot(chain.state.slot - 128)?.state)
})

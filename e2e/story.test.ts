import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Deployment, getCheckpoint, getPool, getShares, getValidators } from '@limpid/sdk'
import { CONTRACTS, type ContractName, loadArtifacts } from '@limpid/services'
import { type Address, hexToBytes } from 'viem'
import type { Narrator } from './src/story/narrator.ts'
import type { StoryReport } from './src/story/report.ts'
import { tellStory } from './src/story/tellStory.ts'
import { createWorld, type World } from './src/world.ts'

/* The main job over real processes: the devnet, the keeper, and this one. The tests read what came of one story. */

const silent: Narrator = { chapter: () => undefined, say: () => undefined }

let world: World
let deployment: Deployment
let report: StoryReport

before(async () => {
  world = await createWorld({ seed: 'story test' })
  const story = await tellStory(world, silent)
  deployment = story.deployment
  report = story.report
})

after(() => world?.close())

test('every price interval holds the truth, and checkpoints go on', () => {
  assert.equal(report.ok, true)
  assert.ok(report.checkpoints.length >= 3)
  let lastSlot = 0
  for (const { slot, low, high, truth, validators, transactions } of report.checkpoints) {
    assert.ok(BigInt(low) <= BigInt(truth), `slot ${slot}: low ${low} above truth ${truth}`)
    assert.ok(BigInt(truth) <= BigInt(high), `slot ${slot}: truth ${truth} above high ${high}`)
    assert.ok(slot > lastSlot, `slot ${slot} after ${lastSlot}`)
    assert.equal(validators, report.validators)
    assert.equal(transactions, 2, `slot ${slot}: open, and the rest in one`)
    lastSlot = slot
  }
})

test('the claim brought more than the shares had cost, and everyone else kept theirs', async () => {
  const [redeemer, ...others] = report.holders
  assert.ok(redeemer)
  assert.ok(BigInt(redeemer.claimedWei) > BigInt(redeemer.costOfRequestedShares))
  const left = BigInt(redeemer.shares) - BigInt(redeemer.requestedShares)
  assert.equal(await getShares(world.client, { deployment, owner: redeemer.address }), left)
  for (const { address, shares } of others) {
    assert.equal(await getShares(world.client, { deployment, owner: address }), BigInt(shares))
  }
})

test("the pool's books balance to the wei", async () => {
  const { idle, claimable, supply, queuedShares } = await getPool(world.client, { deployment })
  const balance = await world.client.getBalance({ address: deployment.pool })
  assert.equal(balance, idle + claimable)
  assert.equal(queuedShares, 0n)
  const seed = 10n ** 18n
  assert.equal(supply, seed + BigInt(report.sharesMinted) - BigInt(report.requested))
  assert.equal(claimable, BigInt(report.funded) - BigInt(report.claimed))
})

test('validators landed and the asked one is free to be asked again', async () => {
  const validators = await getValidators(world.client, { deployment })
  assert.equal(validators.length, report.validators)
  for (const { index, landed, asked, uncertain } of validators) {
    assert.deepEqual(
      { landed, asked, uncertain },
      { landed: true, asked: false, uncertain: false },
      `${index}`,
    )
  }
  const { last } = await getCheckpoint(world.client, { deployment })
  assert.equal(last.slot, report.checkpoints.at(-1)?.slot)
})

test('time passes by slots: no call makes chain state by fiat', async () => {
  const { driver, client } = await world.devnet.methods()
  const byFiat = (methods: Record<string, number>) =>
    Object.keys(methods)
      .filter((method) => !/^(eth|net|web3)_/.test(method))
      .sort()
  assert.deepEqual(byFiat(driver), [
    'anvil_addBalance', // withdrawals of the block
    'anvil_setNextBlockTimestamp',
    'anvil_setStorageAt', // EIP-4788, EIP-7002 and EIP-7251 block hooks
    'evm_mine',
  ])
  assert.deepEqual(byFiat(client), [])
})

test('the code on chain is the code of contracts/src', async () => {
  const artifacts = await loadArtifacts()
  const addresses: Record<ContractName, Address> = {
    FuluLayout: deployment.layout,
    Pod: deployment.podImplementation,
    Operators: deployment.operators,
    Validators: deployment.validators,
    Checkpoints: deployment.checkpoints,
    Pool: deployment.pool,
  }
  for (const name of CONTRACTS) {
    const code = await world.client.getCode({ address: addresses[name] })
    const onChain = hexToBytes(code ?? '0x')
    const compiled = hexToBytes(artifacts[name].deployedBytecode)
    // Immutables are written at deployment; the compiler leaves zeros for them.
    for (const { start, length } of artifacts[name].immutables)
      onChain.fill(0, start, start + length)
    assert.deepEqual(onChain, compiled, name)
  }
})

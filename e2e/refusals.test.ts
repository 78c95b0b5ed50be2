import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deriveValidatorKey } from '@limpid/devnet/keys'
import {
  bind,
  type Deployment,
  deposit,
  EMPTY_RUN,
  extractFinalized,
  extractProven,
  extractRegistered,
  finalize,
  fund,
  getCheckpoint,
  getPrices,
  getValidators,
  type Offer,
  open,
  prove,
  register,
  signOffer,
} from '@limpid/sdk'
import { predeposit } from '@limpid/services'
import { bytesToHex, type Hash, type Hex, parseEther } from 'viem'
import { createProofs, type KnownState } from './src/proofs.ts'
import { bump, CONTAINERS_HEAD, extend, truncate, VALIDATORS_HEAD } from './src/refusals/forge.ts'
import { deployPool } from './src/story/deployPool.ts'
import { FIRST_FREE_KEY, readGenesisForkVersion } from './src/story/joinOperators.ts'
import { type Actor, createWorld, type World } from './src/world.ts'

/*
 * Every refusal names the contract's error, and its unforged twin passes in the same test. One chain serves all tests,
 * in order: they tell one story of attacks.
 */

const SEED = 'refusals'
const TOP_UP_ETHER = 40n
const ONE = 10n ** 18n
let world: World
let deployment: Deployment
let proofs: ReturnType<typeof createProofs>
let operator: Actor
let pods: Hex[]

const key = (number: number) => deriveValidatorKey(SEED, FIRST_FREE_KEY + number)
const pubkeyOf = (number: number) => bytesToHex(key(number).toPublicKey().toBytes())

/** The action must be refused by this error of the contracts. */
async function refuses(name: string, action: Promise<Hash>): Promise<void> {
  await assert.rejects(action, { name })
}

async function offerOf(number: number, signer: Actor, operatorId = 0n): Promise<Offer> {
  const { timestamp } = await world.client.getBlock()
  const what = {
    pubkey: pubkeyOf(number),
    topUpEther: TOP_UP_ETHER,
    deadline: timestamp + 100_000n,
  }
  const signature = await signOffer(signer, { deployment, ...what })
  return { operatorId, ...what, signature }
}

/** Predeposits a key with the pod's credentials and waits until the beacon state knows it. */
async function predepositAndWait(...deposits: { number: number; pod: Hex; by: Actor }[]) {
  const genesisForkVersion = await readGenesisForkVersion(world)
  const hashes: Hash[] = []
  for (const { number, pod, by } of deposits) {
    const secretKey = key(number)
    hashes.push(await predeposit(by, { deployment, pod, secretKey, genesisForkVersion }))
    // Deposits of one block are applied in its order.
    await world.mine()
  }
  await world.until('the predeposits are applied', async () => {
    const { state } = await proofs.known()
    try {
      for (const { number } of deposits) proofs.containers(state, [pubkeyOf(number)])
      return true
    } catch {
      return false
    }
  })
}

before(async () => {
  world = await createWorld({ seed: SEED })
  await world.advance()
  deployment = await deployPool(world)
  proofs = createProofs(world)
  operator = world.operator(0)
  pods = []
  for (const actor of [operator, world.operator(1)]) {
    const [receipt] = await world.mine(
      await register(actor, { deployment, bond: parseEther('10') }),
    )
    assert.ok(receipt)
    pods.push(extractRegistered(receipt).pod)
  }
  await world.mine(await deposit(world.holder(0), { deployment, assets: parseEther('321.5') }))
  const [first, second] = pods
  assert.ok(first && second)
  const attacker = world.holder(5).account.address
  await predepositAndWait(
    { number: 0, pod: first, by: operator },
    { number: 1, pod: first, by: operator },
    // A stranger's key behind the operator's pod.
    { number: 2, pod: first, by: world.holder(4) },
    // The second operator front-runs its own predeposit with other credentials.
    { number: 3, pod: attacker, by: world.holder(5) },
    { number: 3, pod: second, by: world.operator(1) },
  )
})

after(() => world.close())

test('fund: each forgery is refused and the true proof passes', async () => {
  const keeper = world.holder(9)
  const known = await proofs.known()
  const { timestamp, header, state } = known
  const offers = [await offerOf(0, operator), await offerOf(1, operator)]
  const stream = proofs.containers(state, [pubkeyOf(0), pubkeyOf(1)])
  const attempt = (change: Partial<KnownState & { stream: Hex; offers: Offer[] }>) =>
    fund(keeper, { deployment, timestamp, header, stream, offers, ...change })

  const record = CONTAINERS_HEAD + 2 * 4
  // One leaf takes as many siblings at any index, so that only the root can tell.
  const single = bump(proofs.containers(state, [pubkeyOf(1)]), CONTAINERS_HEAD + 3)
  await refuses('WrongRoot', attempt({ stream: single, offers: offers.slice(1) })) // index
  await refuses('WrongRoot', attempt({ stream: bump(stream, record + 33) })) // effective balance
  await refuses('StreamNotConsumed', attempt({ stream: truncate(stream) }))
  await refuses('StreamNotConsumed', attempt({ stream: extend(stream) }))
  await refuses('WrongHeader', attempt({ header: { ...header, slot: header.slot + 1n } }))
  await refuses('NoBeaconRoot', attempt({ timestamp: timestamp + 1n }))
  const foreign = offers.map((offer) => ({ ...offer, operatorId: 1n }))
  await refuses('WrongRoot', attempt({ offers: foreign })) // the other operator's credentials

  await world.mine(await attempt({}))
  const validators = await getValidators(world.client, { deployment })
  assert.deepEqual(
    validators.map(({ pubkey }) => pubkey),
    [pubkeyOf(0), pubkeyOf(1)],
  )
  const again = await proofs.known()
  const twice = proofs.containers(again.state, [pubkeyOf(0)])
  const [offer] = offers
  assert.ok(offer)
  await refuses(
    'AlreadyUsed',
    fund(keeper, { deployment, ...again, stream: twice, offers: [offer] }),
  )
})

test("fund: a stranger's key in the operator's pod stays unfunded", async () => {
  const known = await proofs.known()
  const stream = proofs.containers(known.state, [pubkeyOf(2)])
  const stranger = world.holder(4)
  const forged = await offerOf(2, stranger)
  await refuses('NotOffered', fund(stranger, { deployment, ...known, stream, offers: [forged] }))
  // The operator may take the gift.
  const offers = [await offerOf(2, operator)]
  await world.mine(await fund(stranger, { deployment, ...known, stream, offers }))
  assert.equal((await getValidators(world.client, { deployment })).length, 3)
})

test('fund: a front-run predeposit cannot be funded and costs holders nothing', async () => {
  const before = await getPrices(world.client, { deployment })
  const known = await proofs.known()
  const stream = proofs.containers(known.state, [pubkeyOf(3)])
  const offers = [await offerOf(3, world.operator(1), 1n)]
  await refuses('WrongRoot', fund(world.operator(1), { deployment, ...known, stream, offers }))
  assert.deepEqual(await getPrices(world.client, { deployment }), before)
})

test('fund: a stale root is refused, a fresh one passes the same check', async () => {
  const [first] = pods
  assert.ok(first)
  await predepositAndWait({ number: 4, pod: first, by: operator })
  const offers = [await offerOf(4, operator)]
  const stale = await proofs.known()
  const stream = proofs.containers(stale.state, [pubkeyOf(4)])
  await world.advance(34)
  await refuses('ProofTooOld', fund(operator, { deployment, ...stale, stream, offers }))
  const fresh = await proofs.known()
  const freshStream = proofs.containers(fresh.state, [pubkeyOf(4)])
  await world.mine(await fund(operator, { deployment, ...fresh, stream: freshStream, offers }))
})

test('checkpoint: each forgery is refused and the true run finalizes', async () => {
  const prover = world.holder(8)
  await refuses(
    'NotOpen',
    finalize(prover, { deployment, prover: prover.account.address, run: EMPTY_RUN }),
  )
  await world.until('a checkpoint may be opened', async () => {
    const { last, schedule } = await getCheckpoint(world.client, { deployment })
    const head = await proofs.known()
    return Number(head.header.slot) + 1 >= last.slot + schedule.period
  })
  await world.mine(await open(prover, { deployment }))
  const { snapshot } = await getCheckpoint(world.client, { deployment })
  const { state, header } = await proofs.ofRoot(snapshot.beaconRoot)

  const bindStream = proofs.executionBlockHash(state)
  const bound = { deployment, header, stream: bindStream }
  await world.advance()
  const newer = await proofs.known()
  const otherHeader = { ...bound, header: { ...header, proposerIndex: header.proposerIndex + 1n } }
  await refuses('WrongHeader', bind(prover, otherHeader))
  await refuses('WrongHeader', bind(prover, { ...bound, header: newer.header }))
  await refuses('WrongRoot', bind(prover, { ...bound, stream: bump(bindStream, 0) }))
  await refuses('StreamNotConsumed', bind(prover, { ...bound, stream: truncate(bindStream) }))
  await refuses('StreamNotConsumed', bind(prover, { ...bound, stream: extend(bindStream) }))
  const indices = (await getValidators(world.client, { deployment })).map(({ index }) => index)
  const [low, ...rest] = indices
  assert.ok(low !== undefined && rest.length === 3)
  const stream = proofs.validators(state, indices)
  await refuses('NotBound', prove(prover, { deployment, run: EMPTY_RUN, stream }))
  await world.mine(await bind(prover, bound))

  const attempt = (forged: Hex) => prove(prover, { deployment, run: EMPTY_RUN, stream: forged })
  const chunk = VALIDATORS_HEAD + indices.length * 4
  await refuses('WrongRoot', attempt(bump(stream, chunk))) // balance
  await refuses('WrongRoot', attempt(bump(stream, 7))) // length of the list
  await refuses('NotFunded', attempt(proofs.validators(state, [0, ...indices]))) // not the pool's
  await refuses('NotAscending', attempt(bump(stream, VALIDATORS_HEAD + 3))) // an index twice
  await refuses('StreamNotConsumed', attempt(truncate(stream)))
  await refuses('StreamNotConsumed', attempt(extend(stream)))

  // A hostile run that skips a validator spoils itself and nobody else.
  const hostile = world.holder(7)
  const skipping = proofs.validators(state, [low, ...rest.slice(1)])
  const [skipped] = await world.mine(
    await prove(hostile, { deployment, run: EMPTY_RUN, stream: skipping }),
  )
  assert.ok(skipped)
  const run = extractProven(skipped)
  const hostileFinal = { deployment, prover: hostile.account.address, run }
  await refuses('Incomplete', finalize(hostile, hostileFinal))
  const repeated = proofs.validators(state, [low])
  await refuses('NotUpward', prove(hostile, { deployment, run, stream: repeated }))
  await refuses('WrongRun', prove(prover, { deployment, run, stream: repeated }))

  const parts = [proofs.validators(state, [low]), proofs.validators(state, rest)]
  let own = EMPTY_RUN
  for (const part of parts) {
    const [receipt] = await world.mine(await prove(prover, { deployment, run: own, stream: part }))
    assert.ok(receipt)
    own = extractProven(receipt)
  }
  const richer = { ...own, sums: { ...own.sums, lowGwei: own.sums.lowGwei + 1n } }
  const final = { deployment, prover: prover.account.address, run: own }
  await refuses('WrongRun', finalize(prover, { ...final, run: richer }))
  // Anyone may finalize another's complete run.
  const [receipt] = await world.mine(await finalize(hostile, final))
  assert.ok(receipt)
  const { low: lowPrice, high } = extractFinalized(receipt)
  // Neither the front-run predeposit nor the stranger's key took anything from holders.
  assert.ok(lowPrice >= ONE && lowPrice <= high)
})

test('checkpoint: an abandoned snapshot expires and cannot be finished', async () => {
  const prover = world.holder(8)
  await refuses('TooEarly', open(prover, { deployment }))
  await world.advance(64)
  await world.mine(await open(prover, { deployment }))
  await refuses('AlreadyOpen', open(world.holder(7), { deployment }))
  const { snapshot, schedule } = await getCheckpoint(world.client, { deployment })
  const { state, header } = await proofs.ofRoot(snapshot.beaconRoot)
  const bound = { deployment, header, stream: proofs.executionBlockHash(state) }
  await world.advance(schedule.expiry + 1)
  await refuses('NotOpen', bind(prover, bound))
  await world.mine(await open(world.holder(7), { deployment }))
  const fresh = await getCheckpoint(world.client, { deployment })
  const next = await proofs.ofRoot(fresh.snapshot.beaconRoot)
  const stream = proofs.executionBlockHash(next.state)
  await world.mine(await bind(prover, { deployment, header: next.header, stream }))
})

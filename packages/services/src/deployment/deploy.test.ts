import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Abi,
  decodeAbiParameters,
  getContractAddress,
  type Hex,
  numberToHex,
  parseAbi,
  parseEther,
} from 'viem'
import { startFakeBeacon } from '../testing/fakeBeacon.ts'
import { sampleDeployment } from '../testing/sampleDeployment.ts'
import { deploy } from './deploy.ts'
import { type Artifact, CONTRACTS, type ContractName } from './loadArtifacts.ts'

const FROM = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A'
const FIRST_NONCE = 41

type Sent = { data: Hex; value: bigint; nonce: number }
type Change = Partial<{ chainId: number; staleSlots: number }>

/** Sends a deployment to a chain that mines nothing, and returns what was sent. */
async function run({ chainId = 1337, staleSlots = 70 }: Change = {}) {
  const sent: Sent[] = []
  const client = {
    account: { address: FROM },
    getChainId: async () => chainId,
    getTransactionCount: async () => FIRST_NONCE,
    getBlockNumber: async () => 12n,
    sendTransaction: async (transaction: Sent) => {
      sent.push(transaction)
      return numberToHex(transaction.nonce, { size: 32 })
    },
  }
  const beacon = await startFakeBeacon(5, [])
  try {
    // Only these methods are called; a receipt could not be waited for.
    const result = await deploy(client as never, {
      beacon: { url: beacon.url, timeoutMs: 10_000 },
      artifacts: ARTIFACTS,
      schedule: { period: 64, expiry: 32 },
      staleSlots,
      seed: parseEther('1'),
    })
    return { ...result, sent }
  } finally {
    await beacon.close()
  }
}

const CLOCK =
  'struct Clock { uint64 genesisAt; uint32 secondsPerSlot; uint32 slotsPerEpoch; uint32 shardCommitteePeriod; }'
const CONSTRUCTORS: Record<ContractName, Abi> = {
  FuluLayout: [],
  Pod: parseAbi(['constructor(address pool, address validators)']),
  Operators: parseAbi(['constructor(address podImplementation, address validators)']),
  Validators: parseAbi([
    'constructor(address pool, address operators, address checkpoints, address layout, address pod, Clock clock)',
    CLOCK,
  ]),
  Checkpoints: parseAbi([
    'constructor(address pool, address validators, address layout, Clock clock, Schedule schedule)',
    CLOCK,
    'struct Schedule { uint32 period; uint32 expiry; }',
  ]),
  Pool: parseAbi([
    'constructor(address depositContract, address validators, address checkpoints, uint256 staleAge)',
  ]),
}

/** Contracts whose creation code is one byte, the place in their order. */
const ARTIFACTS = Object.fromEntries(
  CONTRACTS.map((name, i): [ContractName, Artifact] => {
    const bytecode = numberToHex(i, { size: 1 })
    return [name, { abi: CONSTRUCTORS[name], bytecode, deployedBytecode: bytecode, immutables: [] }]
  }),
) as Record<ContractName, Artifact>

/** Constructor arguments behind the creation code. */
function argumentsOf(name: ContractName, sent: readonly Sent[]): readonly unknown[] {
  const [first] = CONSTRUCTORS[name]
  assert.ok(first?.type === 'constructor')
  const { data = '0x' } = sent[CONTRACTS.indexOf(name)] ?? {}
  return decodeAbiParameters(first.inputs, `0x${data.slice(4)}`)
}

test('default: six creations in a row, sent before any is mined', async () => {
  const { sent, hashes } = await run()
  const nonces = sent.map(({ nonce }) => nonce)
  assert.deepEqual(nonces, [41, 42, 43, 44, 45, 46])
  assert.deepEqual(hashes.map(Number), nonces)
  const codes = sent.map(({ data }) => Number(data.slice(0, 4)))
  assert.deepEqual(codes, [0, 1, 2, 3, 4, 5])
})

test('default: each address is that of its nonce, and the one the others are given', async () => {
  const { sent, deployment } = await run()
  const { layout, podImplementation, operators, validators, checkpoints, pool } = deployment
  assert.deepEqual(
    [layout, podImplementation, operators, validators, checkpoints, pool],
    sent.map(({ nonce }) => getContractAddress({ from: FROM, nonce: BigInt(nonce) })),
  )
  assert.deepEqual(argumentsOf('Pod', sent), [pool, validators])
  assert.deepEqual(argumentsOf('Operators', sent), [podImplementation, validators])
  assert.deepEqual(argumentsOf('Validators', sent).slice(0, 5), [
    ...[pool, operators, checkpoints, layout, podImplementation],
  ])
  assert.deepEqual(argumentsOf('Checkpoints', sent).slice(0, 3), [pool, validators, layout])
  assert.deepEqual(argumentsOf('Pool', sent).slice(1, 3), [validators, checkpoints])
})

test("behavior: the chain's constants are the beacon node's; only the pool gets the seed", async () => {
  const { sent, deployment } = await run()
  const { clock, schedule, depositContract, chainId } = sampleDeployment
  assert.deepEqual(
    { ...deployment.clock, chainId: deployment.chainId, block: deployment.block },
    { ...clock, chainId, block: 12 },
  )
  assert.equal(deployment.depositContract, depositContract)
  const onChain = { ...clock, genesisAt: BigInt(clock.genesisAt) }
  assert.deepEqual(argumentsOf('Validators', sent)[5], onChain)
  assert.deepEqual(argumentsOf('Checkpoints', sent).slice(3), [onChain, schedule])
  assert.equal(argumentsOf('Pool', sent)[3], 840n)
  assert.deepEqual(
    sent.map(({ value }) => value),
    [0n, 0n, 0n, 0n, 0n, parseEther('1')],
  )
})

test('error: URLs of two chains, or times that cannot work, before anything is sent', async () => {
  await assert.rejects(run({ chainId: 1 }), /is on chain 1, the beacon node on 1337/)
  await assert.rejects(run({ staleSlots: 64 }), /choose a stale age above the period/)
})

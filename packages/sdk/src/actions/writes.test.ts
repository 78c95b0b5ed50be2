import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Abi, type Address, decodeFunctionData, type Hash, parseTransaction } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { poolAbi } from '../abi/poolAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode } from '../testing/fakeNode.ts'
import type { WriteClient } from '../types/clients.ts'
import { EMPTY_RUN } from '../types/run.ts'
import { bind } from './bind.ts'
import { claim } from './claim.ts'
import { deposit } from './deposit.ts'
import { expireAsk } from './expireAsk.ts'
import { finalize } from './finalize.ts'
import { fund } from './fund.ts'
import { offerKeys } from './offerKeys.ts'
import { open } from './open.ts'
import { postBond } from './postBond.ts'
import { prove } from './prove.ts'
import { register } from './register.ts'
import { requestRedeem } from './requestRedeem.ts'
import { sweep } from './sweep.ts'
import { withdraw } from './withdraw.ts'
import { withdrawBond } from './withdrawBond.ts'

const abis: Record<string, Abi> = {
  [deployment.pool]: poolAbi,
  [deployment.validators]: validatorsAbi,
  [deployment.operators]: operatorsAbi,
  [deployment.checkpoints]: checkpointsAbi,
}
const account = createFakeNode().client.account.address
const other: Address = '0x2000000000000000000000000000000000000001'
const root = `0x${'33'.repeat(32)}` as const
const header = {
  ...{ slot: 9n, proposerIndex: 4n },
  ...{ parentRoot: root, stateRoot: root, bodyRoot: root },
}
const pubkey = `0x${'44'.repeat(48)}` as const
const stream = '0x5555'
const offer = { operatorId: 2n, pubkey, topUpEther: 32n, deadline: 99n, signature: '0x66' } as const
const run = { lastIndex: 70, count: 2, sums: { lowGwei: 1n, highGwei: 2n, exitingGwei: 3n } }

type Expected = { to: Address; functionName: string; args: readonly unknown[]; value: bigint }

function to(to: Address, functionName: string, args: readonly unknown[], value = 0n): Expected {
  return { to, functionName, args, value }
}

const { pool, validators, operators, checkpoints } = deployment
const cases: [name: string, write: (client: WriteClient) => Promise<Hash>, expected: Expected][] = [
  [
    'deposit',
    (client) => deposit(client, { deployment, assets: 5n, receiver: other, minShares: 4n }),
    to(pool, 'deposit', [other, 4n], 5n),
  ],
  [
    'deposit for oneself',
    (client) => deposit(client, { deployment, assets: 5n }),
    to(pool, 'deposit', [account, 0n], 5n),
  ],
  [
    'requestRedeem',
    (client) => requestRedeem(client, { deployment, shares: 5n }),
    to(pool, 'requestRedeem', [5n, account]),
  ],
  [
    'claim',
    (client) => claim(client, { deployment, batch: 1n, shares: 5n, receiver: other }),
    to(pool, 'claim', [1n, 5n, other]),
  ],
  [
    'register',
    (client) => register(client, { deployment, bond: 6n }),
    to(operators, 'register', [], 6n),
  ],
  [
    'postBond',
    (client) => postBond(client, { deployment, operatorId: 2n, assets: 6n }),
    to(operators, 'postBond', [2n], 6n),
  ],
  [
    'withdrawBond',
    (client) => withdrawBond(client, { deployment, operatorId: 2n, assets: 6n }),
    to(operators, 'withdrawBond', [2n, 6n, account]),
  ],
  [
    'offerKeys',
    (client) => offerKeys(client, { deployment, offers: [offer] }),
    to(operators, 'offerKeys', [[offer]]),
  ],
  [
    'fund',
    (client) => fund(client, { deployment, timestamp: 8n, header, offers: [offer], stream }),
    to(validators, 'fund', [8n, header, [offer], stream]),
  ],
  [
    'withdraw',
    (client) => withdraw(client, { deployment, timestamp: 8n, header, pubkey, stream, maxFee: 7n }),
    to(validators, 'withdraw', [8n, header, pubkey, stream], 7n),
  ],
  [
    'expireAsk',
    (client) => expireAsk(client, { deployment, index: 70 }),
    to(validators, 'expireAsk', [70n]),
  ],
  ['sweep', (client) => sweep(client, { deployment, podId: 2n }), to(validators, 'sweep', [2n])],
  ['open', (client) => open(client, { deployment }), to(checkpoints, 'open', [])],
  [
    'bind',
    (client) => bind(client, { deployment, header, stream }),
    to(checkpoints, 'bind', [header, stream]),
  ],
  [
    'prove',
    (client) => prove(client, { deployment, run: EMPTY_RUN, stream }),
    to(checkpoints, 'prove', [EMPTY_RUN, stream]),
  ],
  [
    'finalize',
    (client) => finalize(client, { deployment, prover: other, run }),
    to(checkpoints, 'finalize', [other, run]),
  ],
]

describe('writes', () => {
  for (const [name, write, expected] of cases) {
    test(`default: ${name}`, async () => {
      const { client, sent } = createFakeNode()
      await write(client)
      assert.equal(sent.length, 1)
      const { to, data = '0x', value = 0n } = sent[0] ?? parseTransaction('0x')
      const { functionName, args = [] } = decodeFunctionData({ abi: abis[to ?? ''] ?? [], data })
      assert.deepEqual({ to, functionName, args, value }, expected)
    })
  }
})

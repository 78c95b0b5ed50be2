import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantRepository } from '../check/repository.ts'
import { temporaryFolder } from '../lib/temporaryFolder.ts'
import { renderAbis } from './renderAbis.ts'

const abi = [
  {
    type: 'function',
    name: 'ask',
    inputs: [{ name: 'amount', type: 'uint256', internalType: 'Gwei' }],
    outputs: [],
    stateMutability: 'payable',
  },
  { type: 'event', name: 'Asked', inputs: [], anonymous: false },
]

test('default', (context) => {
  const out = temporaryFolder(context, { 'Pool.sol/Pool.json': JSON.stringify({ abi }) })
  const rendered = renderAbis(
    plantRepository({ 'contracts/src/Pool.sol': 'contract Pool {}' }),
    out,
  )
  assert.deepEqual(
    [...rendered],
    [
      [
        'packages/sdk/src/abi/poolAbi.ts',
        `// Generated from contracts/src/Pool.sol by npm run generate.
export const poolAbi = [
  { type: 'function', name: 'ask', inputs: [{ name: 'amount', type: 'uint256' }], outputs: [], stateMutability: 'payable' },
  { type: 'event', name: 'Asked', inputs: [], anonymous: false },
] as const
`,
      ],
    ],
  )
})

test('behavior: names in camel case', (context) => {
  const names = ['ERC7540Adapter', 'WETHGateway', 'Pod', 'FuluLayout', 'WETH']
  const out = temporaryFolder(
    context,
    Object.fromEntries(names.map((name) => [`A.sol/${name}.json`, '{"abi":[]}'])),
  )
  const text = names.map((name) => `contract ${name} {}`).join('\n')
  const paths = [...renderAbis(plantRepository({ 'contracts/src/A.sol': text }), out).keys()]
  assert.deepEqual(
    paths.map((path) => path.split('/').at(-1)),
    ['erc7540AdapterAbi.ts', 'fuluLayoutAbi.ts', 'podAbi.ts', 'wethAbi.ts', 'wethGatewayAbi.ts'],
  )
})

test('error: not compiled', (context) => {
  const out = temporaryFolder(context, {})
  const repository = plantRepository({ 'contracts/src/Pool.sol': 'contract Pool {}' })
  assert.throws(() => renderAbis(repository, out), /Pool\.json is not compiled; run forge build/)
})

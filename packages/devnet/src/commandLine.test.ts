import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCommandLine } from './commandLine.ts'
import { DevnetError } from './errors.ts'

test('default: the options of a devnet that a person starts', () => {
  const { options, json, help } = parseCommandLine([])
  assert.deepEqual([json, help], [false, false])
  assert.equal(options.rpcPort, 8545)
  assert.equal(options.beaconPort, 5052)
  assert.equal(options.pace, 'wall')
})

test('behavior: every flag reaches its option', () => {
  const args =
    '--rpc-port 1 --beacon-port 2 --chain-id 3 --seed s --extra-validators 4 --accounts 5'
  const more = '--churn 9 --dir d --pace manual --slots 6 --genesis-time 8 --genesis-age 7 --json'
  assert.deepEqual(parseCommandLine(`${args} ${more}`.split(' ')), {
    json: true,
    help: false,
    options: {
      rpcPort: 1,
      beaconPort: 2,
      chainId: 3,
      seed: 's',
      extraValidators: 4,
      accounts: 5,
      churn: 9,
      dir: 'd',
      pace: 'manual',
      slots: 6,
      genesisTime: 8,
      genesisAge: 7,
    },
  })
})

test('error: the message names the argument in one line', () => {
  const bad = [
    ['--slots', '-1'],
    ['--slots', '1e3'],
    ['--churn', '0'],
    ['--pace', 'fast'],
    ['--seed', ''],
    ['--rpc-port', '70000'],
    ['--genesis-age', 'long'],
    ['--bogus'],
    ['stray'],
  ]
  for (const args of bad) {
    const name = (args[0] ?? '').replace(/^--/, '')
    const isClear = (error: unknown) =>
      error instanceof DevnetError && error.message.includes(name) && !error.message.includes('\n')
    assert.throws(() => parseCommandLine(args), isClear, args.join(' '))
  }
})

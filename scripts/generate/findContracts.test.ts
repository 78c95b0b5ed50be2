import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plantRepository } from '../check/repository.ts'
import { findContracts } from './findContracts.ts'

test('default', () => {
  const contracts = findContracts(
    plantRepository({
      'contracts/src/Pool.sol': '/// A contract Box.\ncontract Pool is IPool {}\n',
      'contracts/src/Both.sol': 'interface IBoth {}\ncontract Both {}\nabstract contract Base {}\n',
      'contracts/src/libraries/Price.sol': 'library Price {}\n',
      'contracts/test/Mock.sol': 'contract Mock {}\n',
    }),
  )
  assert.deepEqual(contracts, [
    { path: 'contracts/src/Both.sol', name: 'Both' },
    { path: 'contracts/src/Pool.sol', name: 'Pool' },
  ])
})

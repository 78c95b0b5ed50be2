import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createShapeHasher } from './shapeHasher.ts'
import { VALIDATOR, VALIDATOR_BYTES } from './stateLayout.ts'
import { createValidatorHasher } from './validatorHasher.ts'

const EPOCHS = [0n, 7n, 2n ** 32n + 7n, 400_000n, 2n ** 64n - 1n]
const BALANCES = [0n, 1n, 32_000_000_000n, 2_048_000_000_000n, 2_049_000_000_000n, 2n ** 64n - 1n]
const anyValidator = fc.record({
  identity: fc.uint8Array({ minLength: 80, maxLength: 80 }),
  balance: fc.constantFrom(...BALANCES),
  slashed: fc.nat(1),
  epochs: fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(...EPOCHS))),
})

test('property: what is remembered changes no root', () => {
  // One hasher for all runs: its memory is full of what came before.
  const hash = createValidatorHasher()
  fc.assert(
    fc.property(
      fc.array(anyValidator, { minLength: 1, maxLength: 30 }),
      fc.nat(300),
      (few, repeats) => {
        const validators = Array.from({ length: few.length + repeats }, (_, i) => {
          const validator = few[i % few.length]
          assert.ok(validator)
          return validator
        })
        const source = encode(validators)
        const roots = new Uint8Array(validators.length * 32)
        hash(source, roots)
        const place = { offset: 0, stride: VALIDATOR_BYTES, count: validators.length }
        const expected = createShapeHasher(VALIDATOR, validators.length)(source, place)
        assert.deepEqual(roots, expected, `${few.length} validators and ${repeats} more`)
      },
    ),
    { numRuns: 100, seed: 7 },
  )
})

test('default: more validators than a batch, each with its own epochs', () => {
  const count = 20_000
  const source = encode(
    Array.from({ length: count }, (_, i) => ({
      identity: new Uint8Array(80).fill(i),
      balance: BigInt(i) * 1_000_000_000n,
      slashed: i % 2,
      epochs: [BigInt(i), BigInt(i % 7), BigInt(count - i), 2n ** 64n - 1n],
    })),
  )
  const roots = new Uint8Array(count * 32)
  createValidatorHasher()(source, roots)
  const place = { offset: 0, stride: VALIDATOR_BYTES, count }
  assert.deepEqual(roots, createShapeHasher(VALIDATOR, count)(source, place))
})

test('error: a validator that is neither slashed nor not', () => {
  const source = new Uint8Array(VALIDATOR_BYTES)
  source[88] = 2
  assert.throws(() => createValidatorHasher()(source, new Uint8Array(32)), {
    name: 'ProverError',
    message: /neither slashed nor not/,
  })
})

type Validator = { identity: Uint8Array; balance: bigint; slashed: number; epochs: bigint[] }

function encode(validators: readonly Validator[]): Uint8Array {
  const bytes = new Uint8Array(validators.length * VALIDATOR_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [i, { identity, balance, slashed, epochs }] of validators.entries()) {
    const at = i * VALIDATOR_BYTES
    bytes.set(identity, at)
    view.setBigUint64(at + 80, balance, true)
    view.setUint8(at + 88, slashed)
    for (const [k, epoch] of epochs.entries()) view.setBigUint64(at + 89 + 8 * k, epoch, true)
  }
  return bytes
}

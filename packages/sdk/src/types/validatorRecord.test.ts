import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unpackValidatorRecord } from './validatorRecord.ts'

describe('unpackValidatorRecord', () => {
  test('default: every field at its largest', () => {
    assert.deepEqual(unpackValidatorRecord(0xffff_ffff), {
      ...{ seat: 4_095, topUpEther: 2_047 },
      ...{ landed: true, exiting: true, uncertain: true, asked: true },
    })
  })

  test('behavior: zero is no record', () => {
    assert.equal(unpackValidatorRecord(0), undefined)
  })
})

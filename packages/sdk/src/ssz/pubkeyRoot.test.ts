import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { pubkeyRoot } from './pubkeyRoot.ts'

describe('pubkeyRoot', () => {
  test('default: the hash of key and 16 zero bytes', () => {
    const chunks = Buffer.concat([Buffer.alloc(48, 0x44), Buffer.alloc(16)])
    const root = createHash('sha256').update(chunks).digest('hex')
    assert.equal(pubkeyRoot(`0x${'44'.repeat(48)}`), `0x${root}`)
  })

  test('error: a key of another length', () => {
    assert.throws(() => pubkeyRoot('0x44'), { name: 'WrongPubkeyLength', args: [1n] })
  })
})

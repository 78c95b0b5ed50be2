import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Hex } from 'viem'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'
import { pubkeyRoot } from '../ssz/pubkeyRoot.ts'
import { deployment } from '../testing/deployment.ts'
import { createFakeNode, NOW } from '../testing/fakeNode.ts'
import type { Offer } from '../types/offer.ts'
import { getOffers } from './getOffers.ts'

function key(byte: string): Hex {
  return `0x${byte.repeat(48)}`
}

function offer(changes: Partial<Offer>): Offer {
  const terms = { topUpEther: 32n, deadline: NOW, signature: '0x66' } as const
  return { operatorId: 0n, pubkey: key('01'), ...terms, ...changes }
}

async function offersAmong(published: Offer[], usedKeys: Hex[] = []) {
  const used = usedKeys.map(pubkeyRoot)
  const { client } = createFakeNode([
    {
      address: deployment.operators,
      abi: operatorsAbi,
      events: published.map((args) => ({ name: 'KeyOffered', args })),
    },
    {
      address: deployment.validators,
      abi: validatorsAbi,
      answers: { isUsed: (root: Hex) => used.includes(root) },
    },
  ])
  return getOffers(client, { deployment })
}

describe('getOffers', () => {
  test('default: what may still be funded, oldest first', async () => {
    const offers = [offer({ pubkey: key('01') }), offer({ pubkey: key('02'), topUpEther: 1_983n })]
    assert.deepEqual(await offersAmong(offers), offers)
  })

  test('behavior: used keys and expired offers are left out', async () => {
    const open = offer({ pubkey: key('03') })
    const expired = offer({ pubkey: key('02'), deadline: NOW - 1n })
    assert.deepEqual(await offersAmong([offer({}), expired, open], [key('01')]), [open])
  })

  test('behavior: what can never be funded is left out', async () => {
    const short = offer({ pubkey: '0x1234' })
    const none = offer({ pubkey: '0x' })
    const small = offer({ pubkey: key('02'), topUpEther: 30n })
    assert.deepEqual(await offersAmong([short, none, small]), [])
  })

  test('behavior: an operator replaces its own offer of a key, nobody else does', async () => {
    const first = offer({ topUpEther: 32n })
    const second = offer({ topUpEther: 64n })
    const foreign = offer({ operatorId: 1n, topUpEther: 96n })
    assert.deepEqual(await offersAmong([first, foreign, second]), [foreign, second])
  })

  test('behavior: an offer that expires replaces one that would last', async () => {
    const withdrawn = offer({ deadline: NOW - 1n })
    assert.deepEqual(await offersAmong([offer({}), withdrawn]), [])
  })
})

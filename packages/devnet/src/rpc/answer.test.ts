import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerRpc } from './answer.ts'
import { refuse } from './refusal.ts'

const call = (id: number, method: string) => ({ jsonrpc: '2.0', id, method, params: [] })

function createBackend() {
  const forwarded: string[] = []
  const counted: string[] = []
  const forward = async (body: string) => {
    forwarded.push(body)
    const parsed: unknown = JSON.parse(body)
    const answer = (request: unknown) => ({ answered: request })
    return JSON.stringify(Array.isArray(parsed) ? parsed.map(answer) : answer(parsed))
  }
  const onCall = (method: string) => void counted.push(method)
  return { forwarded, counted, forward, onCall }
}

test('default: an allowed body passes unchanged', async () => {
  const backend = createBackend()
  const body = ` ${JSON.stringify(call(1, 'eth_call'))}`
  assert.match(await answerRpc(body, backend), /answered/)
  assert.deepEqual(backend.forwarded, [body])
  assert.deepEqual(backend.counted, ['eth_call'])
})

test('error: a refused call never reaches anvil', async () => {
  const backend = createBackend()
  const answer = JSON.parse(await answerRpc(JSON.stringify(call(9, 'anvil_mine')), backend))
  assert.equal(answer.id, 9)
  assert.equal(answer.error.code, -32601)
  assert.match(answer.error.message, /devnet\/advance/)
  assert.deepEqual(backend.forwarded, [])
})

test('behavior: a batch is answered in part by each', async () => {
  const backend = createBackend()
  const batch = [call(1, 'eth_call'), call(2, 'evm_mine'), call(3, 'eth_chainId')]
  const answers: unknown[] = JSON.parse(await answerRpc(JSON.stringify(batch), backend))
  assert.equal(answers.length, 3)
  assert.deepEqual(JSON.parse(backend.forwarded[0] ?? ''), [batch[0], batch[2]])
})

test('error: what is no JSON-RPC is answered, not forwarded', async () => {
  const backend = createBackend()
  for (const body of ['', '{', '[]', '{"id":1}', '3']) {
    assert.match(await answerRpc(body, backend), /-32700/, body)
  }
  assert.deepEqual(backend.forwarded, [])
})

test('behavior: what changes the chain or needs an unlocked account is refused, the rest is not', () => {
  const refused = 'anvil_setBalance evm_mine hardhat_reset debug_setHead personal_sign miner_start'
  const signing = 'eth_sendTransaction eth_sign eth_signTransaction eth_signTypedData_v4'
  for (const method of `${refused} ${signing}`.split(' ')) assert.ok(refuse(method), method)
  const allowed = 'eth_sendRawTransaction eth_call debug_traceTransaction txpool_status net_version'
  for (const method of allowed.split(' ')) assert.equal(refuse(method), null, method)
})

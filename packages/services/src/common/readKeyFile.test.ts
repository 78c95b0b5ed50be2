import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readKeyFile } from './readKeyFile.ts'

const KEY = `0x${'11'.repeat(32)}`
let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limpid-key-'))
})
after(() => rm(folder, { recursive: true }))

async function write(name: string, content: string, mode = 0o600): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content, { mode })
  return path
}

test('default', async () => {
  const account = await readKeyFile(await write('good', `${KEY}\n`))
  assert.equal(account.address, '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A')
})

test('error: absent, readable by others, not a key', async () => {
  await assert.rejects(readKeyFile(join(folder, 'absent')), /no key file/)
  await assert.rejects(readKeyFile(await write('open', KEY, 0o644)), /chmod 600/)
  const broken = readKeyFile(await write('broken', `${KEY}1`))
  await assert.rejects(broken, /must hold one private key/)
  await assert.rejects(broken, (error: Error) => !error.message.includes('1111'))
})

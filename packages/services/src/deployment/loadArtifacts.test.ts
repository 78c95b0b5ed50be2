import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { CONTRACTS, loadArtifacts } from './loadArtifacts.ts'

let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limpid-artifacts-'))
})
after(() => rm(folder, { recursive: true }))

/** A folder as forge writes it, with one artifact different. */
async function write(folderName: string, at: string, content: string | undefined): Promise<URL> {
  const sample = {
    abi: [{ type: 'constructor', inputs: [] }],
    bytecode: { object: '0x6001' },
    deployedBytecode: {
      object: '0x6002',
      immutableReferences: { 1: [{ start: 3, length: 32 }], 2: [{ start: 40, length: 32 }] },
    },
  }
  for (const name of CONTRACTS) {
    const text = name === at ? content : JSON.stringify(sample)
    const path = join(folder, folderName, `${name}.sol`)
    await mkdir(path, { recursive: true })
    if (text !== undefined) await writeFile(join(path, `${name}.json`), text)
  }
  return pathToFileURL(`${join(folder, folderName)}/`)
}

test('default: code and where its immutables lie', async () => {
  const { Pool } = await loadArtifacts(await write('good', '', undefined))
  assert.equal(Pool.bytecode, '0x6001')
  assert.equal(Pool.deployedBytecode, '0x6002')
  assert.deepEqual(
    Pool.immutables.map(({ start }) => start),
    [3, 40],
  )
})

test('error: not compiled, with the command that does it', async () => {
  const absent = loadArtifacts(await write('absent', 'Operators', undefined))
  await assert.rejects(absent, /Operators is not compiled; run: npm run generate/)
})

test('error: cut off, or of another shape', async () => {
  const unknown = /Pod is compiled to something unknown; run: npm run generate/
  await assert.rejects(loadArtifacts(await write('cut', 'Pod', '{"abi": [')), unknown)
  await assert.rejects(loadArtifacts(await write('other', 'Pod', '{"abi": []}')), unknown)
})

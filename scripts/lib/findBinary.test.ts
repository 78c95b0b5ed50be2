import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { findBiome, findForge } from './findBinary.mjs'
import { temporaryFolder } from './temporaryFolder.ts'

test('default', (context) => {
  const pinned = 'node_modules/@foundry-rs/forge-linux-amd64/bin/forge'
  const directory = temporaryFolder(context, { [pinned]: '', 'bin/forge': '' })
  assert.equal(findForge({ directory, path: join(directory, 'bin') }), join(directory, pinned))
})

test('behavior: falls back to PATH', (context) => {
  const directory = temporaryFolder(context, { 'bin/biome': '' })
  const path = `${join(directory, 'other')}:${join(directory, 'bin')}`
  assert.equal(findBiome({ directory, path }), join(directory, 'bin/biome'))
})

test('error: neither pinned nor on PATH', (context) => {
  const directory = temporaryFolder(context, {})
  assert.throws(() => findForge({ directory, path: '' }), /forge is neither in .* nor on PATH/)
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { explainNodeVersion } from './nodeVersion.mjs'

test('default', () => {
  for (const version of ['20.20.0', '20.21.3', '22.0.0', '24.99.1']) {
    assert.equal(explainNodeVersion(version), undefined, version)
  }
})

test('error: too old or untried', () => {
  for (const version of ['18.20.0', '20.19.9', '25.0.0', '26.1.0']) {
    assert.match(
      explainNodeVersion(version) ?? '',
      /install Node 20\.20 or later, below 25/,
      version,
    )
  }
})

test('behavior: agrees with package.json', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  assert.match(manifest, /"node": ">=20\.20 <25"/)
})

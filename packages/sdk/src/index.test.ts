import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'

const IMPORT = /\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm

/** Every module a module needs, itself included, and the packages they name. */
function reach(url: URL, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(url.href)) return { files, packages }
  files.add(url.href)
  for (const [, from, dynamic, bare] of readFileSync(url, 'utf8').matchAll(IMPORT)) {
    const specifier = from ?? dynamic ?? bare ?? ''
    if (specifier.startsWith('.')) reach(new URL(specifier, url), files, packages)
    else packages.add(specifier)
  }
  return { files, packages }
}

describe('index', () => {
  test('behavior: needs viem and nothing of Node', () => {
    const { files, packages } = reach(new URL('./index.ts', import.meta.url))
    assert.ok(files.size > 50)
    assert.deepEqual([...packages].sort(), ['viem', 'viem/actions'])
  })

  test('behavior: names every action', async () => {
    const exported: Record<string, unknown> = await import('./index.ts')
    const files = readdirSync(new URL('./actions/', import.meta.url))
    const actions = files.flatMap((file) => /^(\w+)\.ts$/.exec(file)?.[1] ?? [])
    assert.ok(actions.length >= 28)
    for (const name of actions) assert.equal(typeof exported[name], 'function', name)
  })
})

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openRepository } from './check/repository.ts'
import { ABI_FOLDER, renderAbis } from './generate/renderAbis.ts'
import { root } from './lib/root.mjs'

// Writes the ABIs of the compiled contracts into the sdk, and removes those of contracts that are gone.
const repository = openRepository()
const rendered = renderAbis(repository)
for (const path of repository.files) {
  if (path.startsWith(ABI_FOLDER) && path.endsWith('Abi.ts') && !rendered.has(path))
    rmSync(join(root, path))
}
for (const [path, text] of rendered) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  process.stdout.write(`${path}\n`)
}

import { writeFileSync } from 'node:fs'
import { renderVectors, VECTORS_URL } from './renderVectors.ts'
import { createVectors } from './vectors.ts'

// Run by `node --import tsx packages/sdk/src/math/writeVectors.ts` when a formula has changed.
writeFileSync(VECTORS_URL, renderVectors(createVectors()))

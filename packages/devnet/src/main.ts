#!/usr/bin/env -S node --import tsx
import { run } from './run.ts'

try {
  await run(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`limpid-devnet: ${message.replaceAll('\n', ' ')}\n`)
  process.exit(1)
}

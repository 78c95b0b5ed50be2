import { existsSync, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { renderMainnetState } from './renderMainnetState.ts'

/** Writes the state of so many validators, unless it is there already. */
export async function writeMainnetState(
  path: string,
  validators: number,
  progress: (message: string) => void,
): Promise<void> {
  if (existsSync(path)) return
  progress(`make a state of ${validators} validators`)
  const unfinished = `${path}.${process.pid}`
  const file = await open(unfinished, 'w')
  for (const part of renderMainnetState(validators)) {
    if (part.length > 0) await file.write(part)
  }
  await file.close()
  renameSync(unfinished, path)
}

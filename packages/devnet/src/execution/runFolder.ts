import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'limpid-devnet-'

/** A new folder for anvil's genesis, socket and old states, named after this process. Folders that killed
 * devnets left behind (hundreds of MB each) are removed first. */
export function createRunFolder(): string {
  removeStaleFolders()
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
}

export function removeRunFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function removeStaleFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (owner > 0 && !isRunning(owner)) removeRunFolder(join(tmpdir(), name))
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Writes a JSON file into the folder and returns its path. */
export function writeJson(folder: string, name: string, value: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(value))
  return file
}

import { readFile, stat } from 'node:fs/promises'
import { BaseError } from '@limpid/sdk'
import { isHex, size } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'

/** Permission bits that let anyone but the owner read, write or run a file. */
const OTHERS = 0o077

/**
 * The account of a key file: one private key in hex, readable by its owner alone. A keeper's key pays gas and has no
 * other power; validator keys never lie in such a file.
 */
export async function readKeyFile(path: string): Promise<PrivateKeyAccount> {
  const { mode } = await stat(path).catch((cause: unknown) => {
    throw new BaseError(`no key file at ${path}; give one with --key`, { cause })
  })
  if ((mode & OTHERS) !== 0) {
    throw new BaseError(`others may read the key file ${path}; run: chmod 600 ${path}`)
  }
  const key = (await readFile(path, 'utf8')).trim()
  // Never say what was found: it may be most of a secret.
  if (!isHex(key) || size(key) !== 32) {
    throw new BaseError(`the key file ${path} must hold one private key: 0x and 64 hex digits`)
  }
  return privateKeyToAccount(key)
}

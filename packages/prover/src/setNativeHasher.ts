import { setHasher } from '@chainsafe/persistent-merkle-tree'

/**
 * Makes the library hash with SHA-NI or AVX (27 million pairs a second) where this platform has a build of it,
 * else in WebAssembly (1.3 million); the library's own default, plain JavaScript, is slower still.
 */
export async function setNativeHasher(): Promise<void> {
  try {
    setHasher((await import('@chainsafe/persistent-merkle-tree/hasher/hashtree')).hasher)
  } catch {
    setHasher((await import('@chainsafe/persistent-merkle-tree/hasher/as-sha256')).hasher)
  }
}

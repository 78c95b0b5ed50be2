import { createRequire } from 'node:module'

/**
 * Compiles a script and what it imports from this repository into one file: translating TypeScript while it runs
 * would take more time and memory than the proof.
 * @param packages whether packages of the registry are left where they are, or compiled in without what is not used.
 */
export async function bundle(parameters: {
  entry: string
  outfile: string
  packages: 'external' | 'bundle'
}): Promise<void> {
  // The compiler that tsx brings along.
  const { build }: Compiler = createRequire(import.meta.resolve('tsx'))('esbuild')
  await build({
    entryPoints: [parameters.entry],
    outfile: parameters.outfile,
    packages: parameters.packages,
    external: ['@chainsafe/hashtree'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
}

type Compiler = { build(options: Record<string, unknown>): Promise<unknown> }

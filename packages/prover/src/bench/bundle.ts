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
    plugins: [withoutSideEffects],
  })
}

/** No module of this repository does anything but define: what is not used may be left out. */
const withoutSideEffects = {
  name: 'without-side-effects',
  setup(build: Build): void {
    build.onResolve({ filter: /^\.|^@limpid\// }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'resolved' || from.importer.includes('node_modules')) return undefined
      const found = await build.resolve(path, { ...from, pluginData: 'resolved' })
      return { ...found, sideEffects: false }
    })
  },
}

type Compiler = { build(options: Record<string, unknown>): Promise<unknown> }

/** What the plugin uses of the compiler. */
type Build = {
  onResolve(
    options: { filter: RegExp },
    resolve: (asked: { path: string; importer: string; pluginData?: unknown }) => Promise<unknown>,
  ): void
  resolve(path: string, from: Record<string, unknown>): Promise<Record<string, unknown>>
}

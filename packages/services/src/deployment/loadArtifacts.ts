import { readFile } from 'node:fs/promises'
import { BaseError } from '@limpid/sdk'
import type { Abi, Hex } from 'viem'
import { z } from 'zod'

/** The contracts of one pool. */
export const CONTRACTS = [
  'FuluLayout',
  'Pod',
  'Operators',
  'Validators',
  'Checkpoints',
  'Pool',
] as const
export type ContractName = (typeof CONTRACTS)[number]

export type Artifact = {
  abi: Abi
  /** Creation code, without constructor arguments. */
  bytecode: Hex
  /** Code on chain, with zeros where immutables are written. */
  deployedBytecode: Hex
  /** Where immutables lie in the code on chain, in bytes. */
  immutables: { start: number; length: number }[]
}

const Bytes = z
  .string()
  .startsWith('0x')
  .transform((text) => text as Hex)
const ForgeArtifact = z.object({
  abi: z.array(z.looseObject({ type: z.string() })).transform((abi) => abi as unknown as Abi),
  bytecode: z.object({ object: Bytes }),
  deployedBytecode: z.object({
    object: Bytes,
    immutableReferences: z
      .record(z.string(), z.array(z.object({ start: z.number(), length: z.number() })))
      .default({}),
  }),
})

/** Where forge writes what it compiled. */
const OUT = new URL('../../../../contracts/out/', import.meta.url)

/**
 * Reads what forge made of the contracts.
 *
 * @param folder forge's output; the repository's by default.
 * @throws when the contracts are not compiled, or not by forge.
 */
export async function loadArtifacts(folder = OUT): Promise<Record<ContractName, Artifact>> {
  const artifacts = await Promise.all(
    CONTRACTS.map(async (name) => {
      const file = new URL(`${name}.sol/${name}.json`, folder)
      const text = await readFile(file, 'utf8').catch((cause: unknown) => {
        throw new BaseError(`${name} is not compiled; run: npm run generate`, { cause })
      })
      const { abi, bytecode, deployedBytecode } = readArtifact(name, text)
      const artifact: Artifact = {
        abi,
        bytecode: bytecode.object,
        deployedBytecode: deployedBytecode.object,
        immutables: Object.values(deployedBytecode.immutableReferences).flat(),
      }
      return [name, artifact] as const
    }),
  )
  return Object.fromEntries(artifacts) as Record<ContractName, Artifact>
}

function readArtifact(name: string, text: string): z.output<typeof ForgeArtifact> {
  try {
    return ForgeArtifact.parse(JSON.parse(text))
  } catch (cause) {
    throw new BaseError(`${name} is compiled to something unknown; run: npm run generate`, {
      cause,
    })
  }
}

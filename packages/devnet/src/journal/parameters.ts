import { z } from 'zod'
import { DevnetError } from '../errors.ts'
import type { CompleteOptions } from '../options.ts'

/** What the chain is made from: the first frame of a journal, as JSON. */
const parametersSchema = z.strictObject({
  version: z.literal(1),
  genesisTime: z.int(),
  chainId: z.int(),
  seed: z.string(),
  accounts: z.int(),
  extraValidators: z.int(),
  churn: z.int(),
})
export type Parameters = z.infer<typeof parametersSchema>

export function chooseParameters(options: CompleteOptions, genesisTime: number): Parameters {
  const { chainId, seed, accounts, extraValidators, churn } = options
  return { version: 1, genesisTime, chainId, seed, accounts, extraValidators, churn }
}

/** Reads the first frame; DevnetError if the options ask for another chain. */
export function readParameters(payload: Buffer, options: CompleteOptions): Parameters {
  const parameters = parametersSchema.parse(JSON.parse(payload.toString()))
  const asked = chooseParameters(options, options.genesisTime ?? parameters.genesisTime)
  for (const [name, value] of Object.entries(parameters)) {
    const other = Object.entries(asked).find(([key]) => key === name)?.[1]
    if (other === value) continue
    throw new DevnetError(
      `the journal's chain has ${name} ${value}, asked is ${other}: give the same, or another --dir`,
    )
  }
  return parameters
}

import { z } from 'zod'

const hex = z.string().regex(/^0x[0-9a-f]*$/)
const quantity = hex.transform((value) => BigInt(value))

/** The fields of an anvil block that a beacon block's execution payload repeats. */
export const executionBlockSchema = z.object({
  hash: hex,
  parentHash: hex,
  miner: hex,
  stateRoot: hex,
  receiptsRoot: hex,
  logsBloom: hex,
  number: quantity,
  gasLimit: quantity,
  gasUsed: quantity,
  timestamp: quantity,
  extraData: hex,
  baseFeePerGas: quantity,
  blobGasUsed: quantity.default(0n),
  excessBlobGas: quantity.default(0n),
  transactions: z.array(hex),
})
export type ExecutionBlock = z.infer<typeof executionBlockSchema>

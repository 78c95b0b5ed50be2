import { type ContractErrorName, parseAbi } from 'viem'
import { checkpointsAbi } from '../abi/checkpointsAbi.ts'
import { fuluLayoutAbi } from '../abi/fuluLayoutAbi.ts'
import { operatorsAbi } from '../abi/operatorsAbi.ts'
import { podAbi } from '../abi/podAbi.ts'
import { poolAbi } from '../abi/poolAbi.ts'
import { validatorsAbi } from '../abi/validatorsAbi.ts'

/** Solady raises these in assembly, which keeps them out of the compiled ABIs. */
const assemblyErrorsAbi = parseAbi(['error ETHTransferFailed()', 'error DeploymentFailed()'])

/**
 * Every ABI a revert may come from. Contracts pass on what those they call revert with, so an error of the
 * layout or of the operators surfaces through the validator registry.
 */
const errorAbis = [
  ...poolAbi,
  ...validatorsAbi,
  ...operatorsAbi,
  ...podAbi,
  ...checkpointsAbi,
  ...fuluLayoutAbi,
  ...assemblyErrorsAbi,
] as const

export type ErrorName = ContractErrorName<typeof errorAbis>

/** The errors alone, without functions and events. */
export const errorsAbi = errorAbis.filter((item) => item.type === 'error')

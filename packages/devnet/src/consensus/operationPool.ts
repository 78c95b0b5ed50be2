import '../preset.ts'
import {
  MAX_ATTESTER_SLASHINGS_ELECTRA,
  MAX_BLS_TO_EXECUTION_CHANGES,
  MAX_PROPOSER_SLASHINGS,
  MAX_VOLUNTARY_EXITS,
} from '@lodestar/params'
import type { capella, electra, phase0 } from '@lodestar/types'

/** Operations that a block takes from the pool. */
export type Operations = {
  proposerSlashings: phase0.ProposerSlashing[]
  attesterSlashings: electra.AttesterSlashing[]
  voluntaryExits: phase0.SignedVoluntaryExit[]
  blsToExecutionChanges: capella.SignedBLSToExecutionChange[]
}

/** Operations that wait for a block, oldest first. */
export type OperationPool = Operations

export function createOperations(): Operations {
  return {
    proposerSlashings: [],
    attesterSlashings: [],
    voluntaryExits: [],
    blsToExecutionChanges: [],
  }
}

/** Takes what fits into one block and for which the check of the block so far holds; what fails the check is
 * dropped, because it can only get less valid. */
export function takeOperations(
  pool: OperationPool,
  isValid: (operations: Operations) => boolean,
): Operations {
  const taken = createOperations()
  takeKind('proposerSlashings', MAX_PROPOSER_SLASHINGS)
  takeKind('attesterSlashings', MAX_ATTESTER_SLASHINGS_ELECTRA)
  takeKind('voluntaryExits', MAX_VOLUNTARY_EXITS)
  takeKind('blsToExecutionChanges', MAX_BLS_TO_EXECUTION_CHANGES)
  return taken

  function takeKind<K extends keyof Operations>(kind: K, limit: number): void {
    // One element type per kind; the compiler does not see that through the index.
    const waiting: Operations[K][number][] = pool[kind]
    const accepted: Operations[K][number][] = taken[kind]
    for (const operation of waiting.splice(0, limit)) {
      accepted.push(operation)
      if (!isValid(taken)) accepted.pop()
    }
  }
}

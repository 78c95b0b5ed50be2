import { ProverError } from './errors.ts'

/** @throws unless these are strictly increasing indices of a state's `length` validators. */
export function requireIndices(length: number, indices: readonly number[]): void {
  let previous = -1
  for (const index of indices) {
    if (!Number.isSafeInteger(index) || index < 0) {
      throw new ProverError(`${index} is no validator's index: give whole numbers from 0`)
    }
    if (index <= previous) {
      throw new ProverError(
        `validator ${index} follows ${previous}: give strictly increasing indices`,
      )
    }
    if (index >= length) {
      throw new ProverError(`validator ${index} is not in the state, which has ${length}`)
    }
    previous = index
  }
}

import { createFill } from './createFill.ts'

/** So many of the validators, spread evenly at random: the most siblings a proof can need. Strictly increasing. */
export function chooseIndices(validators: number, ours: number): number[] {
  const fill = createFill(7)
  const chosen = new Set<number>()
  while (chosen.size < ours) chosen.add(fill.integer(validators))
  return [...chosen].sort((a, b) => a - b)
}

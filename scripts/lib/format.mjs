import { findBiome, findForge } from './findBinary.mjs'
import { runChild } from './runChild.mjs'

/** Rewrites every source file in the house layout; returns 0, or the exit code of the first that failed. */
export async function format() {
  const biome = await runChild(findBiome(), ['check', '--write'])
  const forge = await runChild(findForge(), ['fmt'])
  return biome.code || forge.code
}

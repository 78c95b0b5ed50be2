import { findForge } from './findBinary.mjs'
import { runChild } from './runChild.mjs'

/**
 * Compiles contracts/src into contracts/out, with progress on stderr; returns forge's exit code.
 * Tests are left out: `forge test` compiles them, and nothing else reads them.
 */
export async function buildContracts() {
  const { code } = await runChild(findForge(), ['build', '--skip', 'test'], { stdout: 'stderr' })
  return code
}

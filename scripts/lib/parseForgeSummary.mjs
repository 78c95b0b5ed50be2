/** The last line forge prints: `Ran 2 test suites in 1.2s (3s CPU time): 9 tests passed, 1 failed, 0 skipped (10 total tests)`. */
const SUMMARY =
  /^Ran \d+ test suites? in .*: (\d+) tests? passed, (\d+) failed, (\d+) skipped \(\d+ total tests?\)$/gm
/** Colours, which forge writes to a terminal. */
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * Returns the counts of forge's last summary line, all zero when there is none (no test, or no compiling).
 * @param {string} output of `forge test`
 * @returns {import('./tally.mjs').Tally}
 */
export function parseForgeSummary(output) {
  const last = [...output.replace(ESCAPES, '').matchAll(SUMMARY)].at(-1)
  const [passed = 0, failed = 0, skipped = 0] = (last ?? []).slice(1).map(Number)
  return { passed, failed, skipped }
}

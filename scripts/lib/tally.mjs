/** @typedef {{ passed: number, failed: number, skipped: number }} Tally how many tests ended in which way */

/**
 * Returns the sum of what several groups of tests counted.
 * @param {Tally[]} tallies
 * @returns {Tally}
 */
export function addTallies(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * Returns a tally that agrees with the exit code: a runner that failed without naming a failed test (it could
 * not compile, it crashed) counts as one failed, and so does a run without a single test.
 * @param {{ tally: Tally, code: number }} parameters
 * @returns {Tally}
 */
export function settleTally({ tally, code }) {
  const ranNone = tally.passed + tally.failed === 0
  return tally.failed === 0 && (code !== 0 || ranNone) ? { ...tally, failed: 1 } : tally
}

/**
 * Returns the line that the continuous integration reads, `N passed, N failed`.
 * @param {Tally} tally
 */
export function formatTally({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

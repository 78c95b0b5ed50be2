/** What this process has used since it was started: CPU, time, and memory at its peak. */
export type Usage = { userSeconds: number; wallSeconds: number; peakMB: number }

export function readUsage(): Usage {
  const { userCPUTime, maxRSS } = process.resourceUsage()
  return {
    userSeconds: round(userCPUTime / 1e6),
    wallSeconds: round(performance.now() / 1e3),
    // The system counts it in kilobytes.
    peakMB: round(maxRSS / 1024),
  }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}

/** One place that breaks a rule. */
export type Finding = {
  /** Relative to the repository. */
  path: string
  /** Counted from 1; 1 also where the file as a whole is meant. */
  line: number
  /** What is wrong, and what to do where that is not plain. */
  message: string
}

/** Returns the finding as a line that editors can jump from. */
export function formatFinding({ path, line, message }: Finding): string {
  return `${path}:${line} ${message}`
}

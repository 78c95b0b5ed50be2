import { fileURLToPath } from 'node:url'

/** The absolute path of the repository, without a trailing slash. Every child process starts there. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

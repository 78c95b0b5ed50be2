/** First version that can run us, and the first major that nobody has tried. Mirrors `engines` in package.json. */
const OLDEST = { major: 20, minor: 20 }
const UNTRIED_MAJOR = 25

/**
 * Returns what is wrong with this version of Node, or nothing when it will do.
 * @param {string} version such as `20.20.2`
 * @returns {string | undefined}
 */
export function explainNodeVersion(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isTooOld = major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor)
  if (!isTooOld && major < UNTRIED_MAJOR) return undefined
  return `Node ${version} cannot run Limpid; install Node ${OLDEST.major}.${OLDEST.minor} or later, below ${UNTRIED_MAJOR}`
}

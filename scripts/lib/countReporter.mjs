/**
 * A node:test reporter that counts leaf tests and prints one JSON object (`Count`) at the end.
 * node:test's own totals count a test once more for every level of subtests above it.
 * @typedef {import('./tally.mjs').Tally & { empty: string[] }} Count `empty` names the files that ran no test
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
// biome-ignore lint/style/noDefaultExport: node:test takes a reporter as a module's default export
export default async function* countReporter(events) {
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: 0, empty: [] }
  /** @type {Map<string, number>} results seen so far that still wait for their parent's, by file and depth */
  const children = new Map()

  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const file = data.file ?? ''
    const below = `${data.nesting + 1} ${file}`
    const level = `${data.nesting} ${file}`
    const isParent = children.has(below) || data.details.type === 'suite'
    children.delete(below)
    children.set(level, (children.get(level) ?? 0) + 1)

    if (type === 'test:fail') {
      if (!isParent || !failedThroughChildren(data.details.error)) count.failed += 1
    } else if (data.name === file) count.empty.push(file)
    else if (isParent) continue
    else if (isSet(data.skip) || isSet(data.todo)) count.skipped += 1
    else count.passed += 1
  }
  yield `${JSON.stringify(count)}\n`
}

/**
 * A parent fails with its children; it counts only when it failed on its own (its body, a hook, a timeout).
 * @param {unknown} error
 */
function failedThroughChildren(error) {
  return error instanceof Object && 'failureType' in error && error.failureType === 'subtestsFailed'
}

/** @param {string | boolean | undefined} mark a reason, which may be empty */
function isSet(mark) {
  return mark !== undefined && mark !== false
}

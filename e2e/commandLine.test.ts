import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { type Process, startProcess } from './src/processes/startProcess.ts'

/* What a user sees who mistypes: one line that says what to do, and exit code 1. */

const STORY = 'e2e/src/main.ts'
const LIMPID = 'packages/services/src/cli/main.ts'

async function refused(entry: string, args: string[], line: RegExp): Promise<void> {
  const child: Process = startProcess(entry, args)
  assert.equal(await child.exited, 1)
  assert.match(child.log(), line)
  assert.equal(child.log().trimEnd().split('\n').length, 1, child.log())
}

test('npm start: a bad port, an unknown option, --json without --exit', async () => {
  await refused(STORY, ['--rpc-port', 'x'], /--rpc-port must be a whole number from 0 to 65535/)
  await refused(STORY, ['--fast'], /--fast/)
  await refused(STORY, ['--json'], /--json needs --exit/)
})

test('npm start: a port in use', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  try {
    const args = ['--rpc-port', String(port), '--beacon-port', '0']
    await refused(STORY, args, new RegExp(`${port}`))
  } finally {
    server.close()
  }
})

test('limpid: no command, a missing option, a missing file', async () => {
  const urls = ['--execution', 'http://127.0.0.1:1', '--beacon', 'http://127.0.0.1:1']
  await refused(LIMPID, [], /is no command; try: limpid --help/)
  await refused(LIMPID, ['keeper', ...urls], /--deployment is missing/)
  await refused(
    LIMPID,
    ['keeper', ...urls, '--deployment', 'no.json', '--key', 'no'],
    /no deployment/,
  )
})

test('npm start: Ctrl-C in the middle of the story stops every process', async () => {
  const child = startProcess(STORY, ['--rpc-port', '0', '--beacon-port', '0', '--seed', 'ctrl-c'])
  await child.logged(/Three holders deposit/)
  const before = await descendants(child.child.pid)
  assert.ok(before.length >= 3, 'the devnet, its execution layer and the keeper are running')
  assert.equal(await child.stop('SIGINT'), 0)
  const left = await Promise.all(before.map(isRunning))
  assert.deepEqual(left.filter(Boolean), [])
})

/** Process ids started by this one, by its children, and so on. */
async function descendants(pid: number | undefined): Promise<string[]> {
  const tasks = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  const children = tasks.split(' ').filter(Boolean)
  const further = await Promise.all(children.map((child) => descendants(Number(child))))
  return [...children, ...further.flat()]
}

async function isRunning(pid: string): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // A zombie has ended and waits for a parent to notice.
  return stat !== undefined && stat.split(') ')[1]?.[0] !== 'Z'
}

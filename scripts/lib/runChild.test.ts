import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { runChild } from './runChild.mjs'
import { temporaryFolder } from './temporaryFolder.ts'

const node = process.execPath

/** Starts a process that runs `child` through runChild and exits as run.mjs does; resolves at its first line. */
async function startParent(context: TestContext, child: string) {
  const folder = temporaryFolder(context, {
    'child.mjs': child,
    'parent.mjs': `
      import { runChild } from '${new URL('./runChild.mjs', import.meta.url).href}'
      try {
        await runChild(process.execPath, [process.argv[2]])
        console.log('went on')
      } catch (error) { process.exitCode = error.code }`,
  })
  const parent = spawn(node, [`${folder}/parent.mjs`, `${folder}/child.mjs`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  const reader = createInterface({ input: parent.stdout }).on('line', (line) => lines.push(line))
  await once(reader, 'line')
  return { parent, lines, ended: once(parent, 'close') }
}

test('default', async () => {
  const result = await runChild(node, ['-e', 'process.exitCode = 3'], { stdout: 'stderr' })
  assert.deepEqual(result, { code: 3, output: '' })
})

test('behavior: a signal becomes 128 + n', async () => {
  const { code } = await runChild(node, ['-e', 'process.kill(process.pid, "SIGKILL")'])
  assert.equal(code, 137)
})

test('behavior: one interrupt lets the child stop cleanly and ends the command', async (context) => {
  const { parent, lines, ended } = await startParent(
    context,
    `let count = 0
     const idle = setInterval(() => {}, 1000)
     process.on('SIGINT', () => {
       count += 1
       setTimeout(() => { clearInterval(idle); console.log('stopped after ' + count); process.exitCode = 5 }, 100)
     })
     console.log('ready')`,
  )
  // The terminal and npm both deliver one keypress.
  parent.kill('SIGINT')
  parent.kill('SIGINT')
  assert.deepEqual(await ended, [5, null])
  assert.deepEqual(lines, ['ready', 'stopped after 1'])
})

test('behavior: what the child left running is killed', { timeout: 20_000 }, async (context) => {
  const { parent, ended } = await startParent(
    context,
    `import { spawn } from 'node:child_process'
     const options = { stdio: 'inherit' }
     const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options)
     left.once('spawn', () => console.log('ready'))`,
  )
  parent.kill('SIGTERM')
  // What is left holds the pipe open, and with it this event back.
  assert.deepEqual(await ended, [143, null])
})

test('error: no such program', async () => {
  await assert.rejects(runChild('no-such-program', []), /cannot run no-such-program/)
})

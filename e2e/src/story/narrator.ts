/** Tells the story on stderr, so that stdout stays for its result. */
export type Narrator = {
  chapter(title: string): void
  say(line: string): void
}

export function createNarrator(startedAt = Date.now()): Narrator {
  let chapters = 0
  const write = (line: string) => process.stderr.write(`${line}\n`)
  return {
    chapter(title) {
      chapters += 1
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)
      write(`\n${seconds} s  ${chapters}. ${title}`)
    },
    say(line) {
      write(`         ${line}`)
    },
  }
}

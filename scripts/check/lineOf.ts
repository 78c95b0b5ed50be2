/** Returns the line, counted from 1, of the character at `index` of `text`. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/**
 * Whether a path with `/` between parts matches a pattern: `*` and `?` within one part, `**` for any number of parts. A pattern that names a folder matches
 * all that lies in it. Takes time in proportion to pattern times path, whatever they hold: the path may be hostile.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const parts = pattern.replace(/^\.\//, '').replace(/\/$/, '').split('/')
  return matchesList([...parts, '**'], path.split('/'), (part, name) => part === '**' || matchesName(part, name), '**')
}

function matchesName(pattern: string, name: string): boolean {
  return matchesList([...pattern], [...name], (wanted, character) => wanted === '?' || wanted === '*' || wanted === character, '*')
}

// Greedy with one point to go back to: going back further can never help, since a later star takes whatever an earlier one could.
function matchesList(
  pattern: readonly string[],
  input: readonly string[],
  fits: (wanted: string, got: string) => boolean,
  star: string,
): boolean {
  let at = 0
  let lastStar = -1
  let resume = 0
  for (let position = 0; position < input.length;) {
    const wanted = pattern[at]
    if (wanted === star) {
      lastStar = at++
      resume = position
    } else if (wanted !== undefined && fits(wanted, input[position] as string)) {
      at++
      position++
    } else if (lastStar >= 0) {
      at = lastStar + 1
      position = ++resume
    } else return false
  }
  while (pattern[at] === star) at++
  return at === pattern.length
}

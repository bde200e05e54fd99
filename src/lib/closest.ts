/** The candidate nearest to what was typed, or undefined when none is near enough to be meant: at most a third of its letters differ. */
export function closest(typed: string, candidates: readonly string[]): string | undefined {
  const word = typed.slice(0, 100)
  let best: string | undefined
  let least = Infinity
  for (const candidate of candidates) {
    const distance = edits(word, candidate)
    if (distance < least && distance <= Math.max(1, Math.floor(candidate.length / 3))) {
      best = candidate
      least = distance
    }
  }
  return best
}

// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each.
function edits(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({length: b.length + 1}, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

import {type CharSet, pick, variants} from './alphabet.ts'
import type {Automaton} from './automaton.ts'

/** A text that a pattern may need super-linear time for: `prefix`, then `pump` many times, then something that makes the match fail. */
export interface Attack {
  readonly prefix: string
  readonly pump: string
}

/** Steps of all searches of one pattern together; large patterns are alternations, whose loops are found early. */
const mostSteps = 100_000

/**
 * Attacks by the theory: two loops p and q with a word that leads round p, from p to q, and round q (quadratic or worse), or two different ways round one
 * loop (exponential). Sources: Weber and Seidl, "On the degree of ambiguity of finite automata" (1991); Weideman et al., "Analyzing matching time behavior of
 * backtracking regular expression matchers by using ambiguity of NFA" (2016). Every find is only a candidate: what it costs is measured.
 */
export function attacks({edges, start}: Automaton, most: number): Attack[] {
  const components = componentsOf(edges)
  const loops = edges.flatMap((out, at) => (out.some(({to}) => components[to] === components[at]) ? [at] : []))
  const found = new Map<string, Attack>()
  const budget: Budget = {left: mostSteps}
  for (const p of loops) {
    for (const q of loops) {
      if (p === q ? p === 0 : components[p] === components[q]) continue
      for (const variant of variants) {
        const pump = p === q ? twoWays(edges, components, p, variant, budget) : ladder(edges, components, p, q, variant, budget)
        if (pump === undefined) continue
        const prefix = p === 0 ? '' : (wordTo(edges, start, p) ?? '')
        found.set(`${prefix}\0${pump}`, {prefix, pump})
        if (found.size >= most) return [...found.values()]
      }
    }
  }
  return [...found.values()]
}

type Edges = Automaton['edges']

interface Budget {
  left: number
}

/** A word that goes p→p, p→q and q→q at once. */
function ladder(edges: Edges, components: readonly number[], p: number, q: number, variant: number, budget: Budget): string | undefined {
  return search(
    [p, p, q],
    ([a, b, c]) => a === p && b === q && c === q,
    function* ([a = 0, b = 0, c = 0]) {
      for (const {set: first, to: x} of edges[a]!) {
        if (components[x] !== components[p]) continue
        for (const {set: third, to: z} of edges[c]!) {
          if (components[z] !== components[q]) continue
          const both = first & third
          if (both === 0n) continue
          for (const {set: second, to: y} of edges[b]!) yield {set: both & second, to: [x, y, z]}
        }
      }
    },
    variant,
    budget,
  )
}

/** A word that goes from p to p in two ways. */
function twoWays(edges: Edges, components: readonly number[], p: number, variant: number, budget: Budget): string | undefined {
  return search(
    [p, p, 0],
    ([a, b, split]) => a === p && b === p && split === 1,
    function* ([a = 0, b = 0, split = 0]) {
      for (const [i, {set: first, to: x}] of edges[a]!.entries()) {
        if (components[x] !== components[p]) continue
        for (const [j, {set: second, to: y}] of edges[b]!.entries())
          if (components[y] === components[p])
            yield {set: first & second, to: [x, y, split === 1 || x !== y || (a === b && i !== j) ? 1 : 0]}
      }
    },
    variant,
    budget,
  )
}

type Triple = readonly [number, number, number]

function search(
  start: Triple,
  isGoal: (at: Triple) => boolean,
  next: (at: Triple) => Iterable<{readonly set: CharSet; readonly to: Triple}>,
  variant: number,
  budget: Budget,
): string | undefined {
  const from = new Map<string, {readonly key: string; readonly character: string} | undefined>([[start.join(), undefined]])
  const queue: Triple[] = [start]
  for (let at = 0; at < queue.length && budget.left > 0; at++) {
    const here = queue[at]!
    for (const {set, to} of next(here)) {
      budget.left--
      if (set === 0n) continue
      const key = to.join()
      const goal = isGoal(to)
      if (from.has(key) && !goal) continue
      const character = pick(set, variant)
      if (character === undefined) continue
      if (goal) return word(from, here.join()) + character
      from.set(key, {key: here.join(), character})
      queue.push(to)
    }
  }
  return undefined
}

function word(from: ReadonlyMap<string, {readonly key: string; readonly character: string} | undefined>, key: string): string {
  let text = ''
  for (let step = from.get(key); step !== undefined; step = from.get(step.key)) text = step.character + text
  return text
}

/** A shortest text that leads to a state, from wherever the pattern begins. */
function wordTo(edges: Edges, start: number, goal: number): string | undefined {
  const reached = new Map<number, string>([0, start].map((at) => [at, '']))
  const queue = [...reached.keys()]
  for (const at of queue) {
    if (at === goal) return reached.get(at)
    for (const {set, to} of edges[at]!) {
      if (reached.has(to) || set === 0n) continue
      reached.set(to, reached.get(at)! + (pick(set, 0) ?? ''))
      queue.push(to)
    }
  }
  return undefined
}

/** The strongly connected component of each state (Tarjan, without recursion: patterns are long). */
function componentsOf(edges: Edges): number[] {
  const index = new Array<number>(edges.length).fill(-1)
  const low = new Array<number>(edges.length).fill(0)
  const component = new Array<number>(edges.length).fill(-1)
  const stack: number[] = []
  let counter = 0
  let components = 0
  for (const root of edges.keys()) {
    if (index[root] !== -1) continue
    const work: {at: number; edge: number}[] = [{at: root, edge: 0}]
    while (work.length > 0) {
      const frame = work.at(-1)!
      const {at} = frame
      if (frame.edge === 0) {
        index[at] = low[at] = counter++
        stack.push(at)
      }
      const next = edges[at]![frame.edge++]
      if (next === undefined) {
        work.pop()
        const parent = work.at(-1)
        if (parent !== undefined) low[parent.at] = Math.min(low[parent.at]!, low[at]!)
        if (low[at] !== index[at]) continue
        for (let member = -1; member !== at;) {
          member = stack.pop()!
          component[member] = components
        }
        components++
      } else if (index[next.to] === -1) work.push({at: next.to, edge: 0})
      else if (component[next.to] === -1) low[at] = Math.min(low[at]!, index[next.to]!)
    }
  }
  return component
}

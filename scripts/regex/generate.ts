import {type CharSet, pick, variants} from './alphabet.ts'
import type {Attack} from './ambiguity.ts'
import type {Tree} from './parse.ts'

/** Attacks by guess, as a second opinion on the theory: each unbounded part pumped alone, behind what the pattern begins with, and the whole repeated. */
export function guesses(tree: Tree): Attack[] {
  const pumps = new Set<string>()
  const visit = (node: Tree): void => {
    if (node.kind === 'repeat' && node.max >= 200) {
      for (const variant of variants) pumps.add(sample(node.body, variant))
    }
    if (node.kind === 'sequence') node.items.forEach(visit)
    if (node.kind === 'choice') node.options.forEach(visit)
    if (node.kind === 'repeat' || node.kind === 'look') visit(node.body)
  }
  visit(tree)
  const whole = sample(tree, 0)
  const lead = whole.slice(0, Math.max(1, whole.length >> 1))
  return [
    ...[...pumps].flatMap((pump) =>
      pump === ''
        ? []
        : [
            {prefix: '', pump},
            {prefix: lead, pump},
          ],
    ),
    ...(pumps.size === 0 || whole === ''
      ? []
      : [
          {prefix: '', pump: whole},
          {prefix: '', pump: lead},
        ]),
  ].slice(0, 20)
}

/** A short text that the tree matches, look-arounds aside. */
function sample(tree: Tree, variant: number, budget = {left: 400}): string {
  if (budget.left-- <= 0) return ''
  switch (tree.kind) {
    case 'set':
      return one(tree.set, variant)
    case 'sequence':
      return tree.items.map((item) => sample(item, variant, budget)).join('')
    case 'choice':
      return sample(tree.options[variant % tree.options.length]!, variant, budget)
    case 'repeat':
      return sample(tree.body, variant, budget).repeat(Math.min(Math.max(tree.min, tree.max > 0 && variant === 1 ? 1 : 0), 40))
    default:
      return ''
  }
}

const one = (set: CharSet, variant: number): string => pick(set, variant) ?? ''

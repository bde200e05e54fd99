import {budgetOf, wholeBudget} from './budgets.ts'
import type {Changes} from './compare.ts'
import type {Estimate} from './interval.ts'
import type {Row} from './rows.ts'
import {alarms, type Result, type Share, shares, total, weights} from './score.ts'

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
const interval = ({value, low, high}: Estimate): string =>
  `${percent(value).padStart(7)} [${(100 * low).toFixed(1).padStart(5)}, ${(100 * high).toFixed(1).padStart(5)}]`
const line = (name: string, {clusters, block, warn}: Share): string =>
  `${name.padEnd(44)} ${clusters.toFixed(0).padStart(4)} clusters   block ${interval(block)}   warn ${interval(warn)}`

/** Recall and false alarms by tier, by category or source, and altogether. */
export function printScore(results: readonly Result[], print: (text: string) => void): void {
  const weight = weights(results)
  const table = (title: string, keyOf: (row: Row) => string): void => {
    print(title)
    for (const [key, share] of shares(results, keyOf, weight)) print(`  ${line(key, share)}`)
  }
  print('Shares of clusters with 95 % Wilson intervals')
  table('by tier', ({label, tier}) => `${label} · ${tier}`)
  table('by kind of attack', ({label, category}) => (label === 'malicious' ? category : ''))
  table('by source', ({label, source}) => (source === '' ? '' : `${label} · ${source}`))
  print('altogether')
  const {malicious, benign, j} = total(results, weight)
  print(`  ${line('malicious · ALL (recall)', malicious)}`)
  print(`  ${line('benign · ALL (false alarms)', benign)}`)
  print(`  ${'J, recall minus false alarms'.padEnd(44)} ${interval(j)}`)
  print('  no indicator list is used: there is none, so the score without it is this one')
  const failed = results.filter(({verdict}) => verdict === 'error')
  for (const {row, reason} of failed) print(`  not scanned, counted as not blocked: ${row.name}: ${reason}`)
}

/** Every check that raises an alarm on a benign skill, against its budget; then the whole. Returns what is over budget. */
export function printBudgets(results: readonly Result[], ids: readonly string[], print: (text: string) => void): string[] {
  const weight = weights(results)
  const over: string[] = []
  print('false alarms of each check among benign clusters: blocks alone / at least warns, with its budget')
  for (const {id, block, warn, caught} of alarms(results, ids, weight)) {
    const budget = budgetOf(id)
    const tooMany = block > budget.block || warn > budget.warn
    if (tooMany)
      over.push(
        `${id}: blocks ${percent(block)} (budget ${percent(budget.block)}), warns ${percent(warn)} (budget ${percent(budget.warn)})`,
      )
    if (block > 0 || warn > 0)
      print(
        `  ${id.padEnd(8)} ${percent(block).padStart(6)} / ${percent(warn).padStart(6)}   budget ${percent(budget.block)} / ${percent(budget.warn)}   warns ${percent(caught).padStart(6)} of malicious${tooMany ? '   OVER BUDGET' : ''}`,
      )
  }
  const {benign} = total(results, weight)
  if (benign.block.value > wholeBudget.block)
    over.push(`benign clusters blocked: ${percent(benign.block.value)} of ${percent(wholeBudget.block)}`)
  if (benign.warn.value > wholeBudget.warn)
    over.push(`benign clusters warned: ${percent(benign.warn.value)} of ${percent(wholeBudget.warn)}`)
  for (const [tier, {block}] of shares(results, (row) => (row.label === 'benign' ? row.tier : ''), weight))
    if (wholeBudget.vendor.tiers.some((one) => one === tier) && block.value > wholeBudget.vendor.block)
      over.push(`benign clusters of tier ${tier} blocked: ${percent(block.value)} of ${percent(wholeBudget.vendor.block)}`)
  for (const text of over) print(`OVER BUDGET ${text}`)
  if (over.length === 0) print('  every check is within its budget, and so is the whole')
  return over
}

/** How strongly each check spoke up, in clusters. */
export function printGrades(results: readonly Result[], print: (text: string) => void): void {
  const weight = weights(results)
  const counts = new Map<string, Map<string, number>>()
  for (const {row, grades} of results) {
    for (const [id, list] of grades) {
      const own = counts.get(id) ?? new Map<string, number>()
      counts.set(id, own)
      for (const {axis, severity, confidence} of list) {
        const key = `${row.label} ${axis} ${severity}·${confidence}`
        own.set(key, (own.get(key) ?? 0) + weight(row))
      }
    }
  }
  for (const [id, own] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    print(id)
    for (const [grade, count] of [...own].sort()) print(`    ${grade.padEnd(44)} ${count.toFixed(1)}`)
  }
}

export function printChanges(changes: Changes, print: (text: string) => void): void {
  const {newlyCaught, newlyMissed, newAlarms, goneAlarms, onlyNow, onlyBefore} = changes
  print('against the previous run')
  for (const [title, names] of Object.entries({
    'newly caught': newlyCaught,
    'newly missed': newlyMissed,
    'new alarms': newAlarms,
    'gone alarms': goneAlarms,
  }))
    print(`  ${title}: ${names.length}${names.length === 0 ? '' : `: ${names.join(', ')}`}`)
  if (onlyNow > 0 || onlyBefore > 0) print(`  not compared: ${onlyNow} only in this run, ${onlyBefore} only in the previous one`)
}

import type {Gap, GapKind} from '../../skill/skill.ts'

/**
 * What unfolding one skill may cost. One object is passed through all of it and is counted down; what was given up is in `gaps`, so that
 * running out is reported and never silent.
 */
export interface Budget {
  /** Bytes (or UTF-16 units of text) that may still be decoded. */
  bytes: number
  /** Documents that may still be made. */
  docs: number
  /** Layers over one another. */
  readonly depth: number
  /** Archives within archives. */
  readonly archives: number
  readonly gaps: Gap[]
}

/** 32 MiB, 2,000 documents, six layers, four archives deep: far above any honest skill. */
export function newBudget(limits: Partial<Pick<Budget, 'bytes' | 'docs' | 'depth' | 'archives'>> = {}): Budget {
  return {bytes: limits.bytes ?? 32 << 20, docs: limits.docs ?? 2000, depth: limits.depth ?? 6, archives: limits.archives ?? 4, gaps: []}
}

/** Takes one document of this size out of the budget; false, with a gap, when there is not enough left. */
export function spend(budget: Budget, size: number, path: string): boolean {
  if (budget.docs <= 0)
    return refuse(budget, 'too-many', path, 'more decoded parts than the limit of one skill; the rest was not looked at')
  if (size > budget.bytes)
    return refuse(budget, 'total-size', path, 'more decoded bytes than the limit of one skill; the rest was not looked at')
  budget.docs--
  budget.bytes -= size
  return true
}

/** Notes what was given up, once for each path and kind; always false. */
export function refuse(budget: Budget, kind: GapKind, path: string, detail: string): false {
  const known = budget.gaps.some((gap) => gap.kind === kind && gap.path === path && gap.detail === detail)
  if (!known && budget.gaps.length < 200) budget.gaps.push({kind, path, detail})
  return false
}

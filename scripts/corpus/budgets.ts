/** Shares of benign clusters, 0 to 1. */
export interface Budget {
  /** With a deception of this check that blocks by itself. */
  readonly block: number
  /** With a deception of this check that at least warns. */
  readonly warn: number
}

/** What any check may cost in false alarms. One cluster of about 400 is 0.25 %. */
const usual: Budget = {block: 0.0026, warn: 0.0076}

/** Checks that may cost more, and why. Everything else has the usual budget. */
const larger: Readonly<Record<string, Budget & {readonly why: string}>> = {
  'EX-002': {
    block: 0.0026,
    warn: 0.02,
    why: 'skills that send to hosts of their own are the ones that read a key and send it; without a known provider it only warns',
  },
  'PI-001': {
    block: 0.0026,
    warn: 0.03,
    why: 'security skills quote the very sentences, and tell the agent what to ignore; in doubt it warns',
  },
  'PI-002': {block: 0.0026, warn: 0.015, why: 'roles and modes are ordinary words of skills; in doubt it warns'},
  'PI-004': {block: 0.0026, warn: 0.0125, why: 'skills about prompts and models show chat templates'},
  'PI-005': {block: 0.0026, warn: 0.0125, why: 'what not to mention or show is an ordinary instruction; in doubt it warns'},
  'PI-008': {block: 0.0026, warn: 0.0125, why: 'automation skills run without asking, openly'},
}

/** Of the whole. */
export const wholeBudget = {
  /** Benign clusters blocked. */
  block: 0.01,
  /** Benign clusters warned. */
  warn: 0.1,
  /** Clusters of these tiers that may be blocked. */
  vendor: {tiers: ['vendor'], block: 0},
} as const

export function budgetOf(id: string): Budget {
  return larger[id] ?? usual
}

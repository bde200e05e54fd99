/** A share with its 95 % confidence interval, all 0 to 1 (or -1 to 1 for a difference). */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** 97.5 % quantile of the normal distribution. */
const z = 1.959964

/**
 * Wilson's score interval of `part` among `total`; both may be fractions, as the members of a cluster share one case. Nothing known: 0 to 1.
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export function wilson(part: number, total: number): Estimate {
  if (total <= 0) return {value: 0, low: 0, high: 1}
  const share = Math.min(1, part / total)
  const middle = share + z ** 2 / (2 * total)
  const spread = z * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  const scale = 1 + z ** 2 / total
  // Rounding may leave the interval a hair off its own share at 0 and 1.
  return {
    value: share,
    low: Math.max(0, Math.min(share, (middle - spread) / scale)),
    high: Math.min(1, Math.max(share, (middle + spread) / scale)),
  }
}

/**
 * The difference of two independent shares: J is that of recall and false alarms.
 * Source: Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10.
 */
export function difference(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

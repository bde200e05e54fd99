import {knownNeighbours, popularHosts, popularPackages} from './popular.ts'

/** The popular package whose name this one imitates, or undefined. Scoped names are compared by their name and by their scope. */
export function imitatedPackage(name: string): string | undefined {
  const plain = name.toLowerCase()
  if (plain.length < 4 || (plain.includes('/') && !plain.startsWith('@')) || popularPackages.has(plain) || knownNeighbours.has(plain))
    return undefined
  const bare = separators(plain)
  for (const [popular, bareOne] of packages) {
    if (bare === bareOne && plain !== popular && plain.length > 6) return popular
    // Short names have many honest neighbours; only those of six letters and more are compared by letters.
    if (popular.length >= 6 && oneEdit(plain, popular)) return popular
    if (plain === `${popular}js` || plain === `${popular}-official` || plain === `official-${popular}` || plain === `${popular}2`)
      return plain.endsWith('js') ? undefined : popular
  }
  return undefined
}

const separators = (name: string): string => name.replace(/[-_.]/g, '')
const packages = [...popularPackages].filter((popular) => popular.length >= 5).map((popular) => [popular, separators(popular)] as const)

const brands = [...popularHosts]
  .map((popular) => {
    const [brand = '', ending = ''] = popular.split('.')
    return {popular, brand, ending}
  })
  .filter(({brand}) => brand.length >= 6)

const imitated = new Map<string, string | undefined>()

/** The popular host that this one imitates: look-alike letters, one letter off, or the brand inside another domain. */
export function imitatedHost(host: string): string | undefined {
  if (imitated.has(host)) return imitated.get(host)
  const found = imitates(host)
  if (imitated.size >= 5000) imitated.clear()
  if (host.length <= 255) imitated.set(host, found)
  return found
}

function imitates(host: string): string | undefined {
  const plain = host.replace(/^www\./, '')
  const registrable = plain.split('.').slice(-2).join('.')
  if (popularHosts.has(registrable)) return undefined
  const [label = ''] = registrable.split('.')
  if (plain.includes('xn--') && /[a-z]{3}/.test(plain)) return 'a name in Latin letters'
  const read = digits(label)
  // google.com.hk is a country's own; github.com.example.net is not GitHub.
  const country = plain.split('.').length === 3 && /\.[a-z]{2}$/.test(plain)
  for (const {popular, brand, ending} of brands) {
    // The same brand under another ending is usually the brand's own.
    if (label === brand) continue
    if (oneEdit(label, brand) || read === brand) return popular
    if (
      (plain.startsWith(`${brand}.${ending}.`) && !country) ||
      plain.includes(`.${brand}.${ending}.`) ||
      registrable.startsWith(`${brand}-${ending}.`)
    )
      return popular
  }
  return undefined
}

/** Digits read as the letters they look like. */
const digits = (label: string): string =>
  /\d/.test(label) ? label.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('3', 'e').replaceAll('5', 's') : ''

/** One insertion, deletion, substitution or swap of neighbours apart. */
export function oneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const restA = a.slice(start, endA)
  const restB = b.slice(start, endB)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

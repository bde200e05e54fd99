import {matchesGlob} from '../glob.ts'
import {ownerOf} from '../../knowledge/destination.ts'
import {providers} from '../../knowledge/providers.ts'
import type {FrontMatter} from '../../skill/skill.ts'
import type {CapabilityKind, Unused} from './capabilities.ts'
import type {Collector, Seen} from './collector.ts'
import {hostName} from './hosts.ts'
import {baseName} from './programs.ts'

export interface Declared {
  /** Which part of the front matter says that the skill does this, or undefined. */
  by(kind: CapabilityKind, seen: Seen): string | undefined
  /** What it asks for and nothing uses. */
  unused(found: Collector): Unused[]
}

/** English words that are programs as well: a description with one of them names no program. */
const words = new Set(
  'as at bc cat cut date dig diff do expect factor file find fold go head help host install join kill last less link look mail make man more nice open paste pass play say script seq sleep sort split sum tail tee test time top touch tree uniq vi w watch what which who write yes'.split(
    ' ',
  ),
)
const mostUnused = 100

interface Grant {
  readonly whole: string
  readonly tool: string
  /** Between the parentheses; '' when the whole tool is granted. */
  readonly scope: string
}

/** What front matter says that the skill needs, in every dialect. */
export function readDeclared(frontMatter: FrontMatter): Declared {
  const grants = (frontMatter.allowedTools ?? []).slice(0, 500).map(toGrant)
  const bins = new Map(frontMatter.bins.slice(0, 1000).map((bin) => [baseName(bin), bin]))
  const env = new Set(frontMatter.env)
  const texts = textsOf(frontMatter)
  const installs = frontMatter.installs.slice(0, 100)
  return {
    by(kind, {name, seenAs}) {
      if (seenAs === 'declaration') return 'install'
      switch (kind) {
        case 'programs':
          return bins.has(name) ? 'requires.bins' : (byGrant(grants, name) ?? (words.has(name) ? undefined : named(texts, name)))
        case 'environment':
          return env.has(name) ? 'requires.env' : named(texts, name)
        case 'network':
        case 'mentioned':
          return byHost(grants, env, texts, name)
        case 'installs':
          return installs.some(({what}) => what !== '' && name.endsWith(` ${what}`)) ? 'install' : undefined
        case 'reads':
          return byPath(grants, /^(Read|Glob|Grep|LS)$/i, name)
        case 'writes':
          return byPath(grants, /^(Write|Edit|MultiEdit|NotebookEdit)$/i, name)
        default:
          return undefined
      }
    },
    unused(found) {
      const unused: Unused[] = []
      for (const [name, bin] of bins)
        if (!found.has('programs', name) && !found.has('programs', `${name}\0`))
          unused.push({kind: 'programs', name: bin, declared: 'requires.bins'})
      for (const name of env)
        if (!found.has('environment', name) && !found.has('environment', '*'))
          unused.push({kind: 'environment', name, declared: 'requires.env'})
      for (const grant of grants) {
        const kind = unusedKind(grant, found)
        if (kind !== undefined) unused.push({kind, name: grant.scope, declared: `allowed-tools: ${grant.whole}`})
      }
      return unused.slice(0, mostUnused)
    },
  }
}

function toGrant(whole: string): Grant {
  const open = whole.indexOf('(')
  const tool = (open < 0 ? whole : whole.slice(0, open)).trim()
  const scope =
    open < 0
      ? ''
      : whole
          .slice(open + 1)
          .replace(/\)\s*$/, '')
          .trim()
  return {whole: whole.slice(0, 100), tool, scope: scope === '*' ? '' : scope.slice(0, 100)}
}

const isShell = ({tool}: Grant): boolean => /^(bash|shell|exec|terminal|run|command)$/i.test(tool)

/** The program that `Bash(git log:*)` speaks of; '' for any. */
const programIn = ({scope}: Grant): string => baseName(scope.split(/[\s:]/, 1)[0]!)

function byGrant(grants: readonly Grant[], program: string): string | undefined {
  const grant = grants.find((one) => isShell(one) && (one.scope === '' || programIn(one) === program))
  return grant === undefined ? undefined : `allowed-tools: ${grant.whole}`
}

function byPath(grants: readonly Grant[], tools: RegExp, path: string): string | undefined {
  const grant = grants.find((one) => tools.test(one.tool) && (one.scope === '' || matchesGlob(one.scope.replace(/^\/\//, '/'), path)))
  return grant === undefined ? undefined : `allowed-tools: ${grant.whole}`
}

function byHost(grants: readonly Grant[], env: ReadonlySet<string>, texts: Texts, host: string): string | undefined {
  const grant = grants.find((one) => /^(WebFetch|web_fetch|fetch)$/i.test(one.tool) && (one.scope === '' || isBelow(host, domainIn(one))))
  if (grant !== undefined) return `allowed-tools: ${grant.whole}`
  if (host === '*' || !host.includes('.')) return undefined
  const plain = host.replace(/:\d+$/, '')
  if (texts.homepage !== '' && texts.homepage === plain) return 'homepage'
  for (const name of env) if (ownerOf(name, plain) === 'own') return `requires.env: ${name}`
  return namedDomain(texts, plain) ?? namedService(texts, plain)
}

const domainIn = ({scope}: Grant): string =>
  scope
    .replace(/^domain:/i, '')
    .replace(/^\*\./, '')
    .toLowerCase()
const isBelow = (host: string, domain: string): boolean => domain !== '' && (host === domain || host.endsWith(`.${domain}`))

/** A description that names example.com tells of api.example.com. */
function namedDomain(texts: Texts, host: string): string | undefined {
  for (let domain = host.replace(/^\*\./, ''); domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1)) {
    const field = named(texts, domain)
    if (field !== undefined) return field
  }
  return undefined
}

/** A description that speaks of GitHub tells of api.github.com. */
function namedService(texts: Texts, host: string): string | undefined {
  const provider = providers.find(({hosts}) => hosts.some((own) => isBelow(host, own)))
  const label = host.split('.').at(-2) ?? ''
  return (provider === undefined ? undefined : named(texts, provider.name)) ?? (label.length >= 4 ? named(texts, label) : undefined)
}

interface Texts {
  readonly parts: readonly (readonly [field: string, text: string])[]
  readonly homepage: string
}

function textsOf({name, description, data}: FrontMatter): Texts {
  const fields: readonly (readonly [string, unknown])[] = [
    ['compatibility', data['compatibility']],
    ['description', description],
    ['name', name],
  ]
  const homepage = data['homepage']
  return {
    parts: fields.flatMap(([field, text]) => (typeof text === 'string' ? [[field, text.slice(0, 4000).toLowerCase()] as const] : [])),
    homepage: typeof homepage === 'string' ? hostName(homepage) : '',
  }
}

/** The field that has the name as a word of its own. */
function named(texts: Texts, name: string): string | undefined {
  const wanted = name.toLowerCase()
  if (wanted.length < 2 || wanted.includes('*')) return undefined
  for (const [field, text] of texts.parts)
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
      if (
        !/[\w.-]$/.test(text.slice(Math.max(0, at - 1), at)) &&
        !/^(\w|\.\w)/.test(text.slice(at + wanted.length, at + wanted.length + 2))
      )
        return field
  return undefined
}

function unusedKind(grant: Grant, found: Collector): CapabilityKind | undefined {
  if (grant.scope === '') return undefined
  if (isShell(grant)) {
    const program = programIn(grant)
    return program !== '' && !found.has('programs', program) && !found.has('programs', `${program}\0`) ? 'programs' : undefined
  }
  if (!/^(WebFetch|web_fetch|fetch)$/i.test(grant.tool)) return undefined
  const domain = domainIn(grant)
  for (const kind of ['network', 'mentioned'] as const) for (const {name} of found.seen(kind)) if (isBelow(name, domain)) return undefined
  return 'network'
}

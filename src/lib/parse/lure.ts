import {worded} from '../knowledge/grammar.ts'
import type {Doc, Facts} from './facts.ts'
import {matching} from './matching.ts'
import type {Section} from './section.ts'
import {hostOf} from './urls.ts'

/** One reason to take a section for a lure, with its weight. */
export interface LureSign {
  readonly kind: 'necessity' | 'download' | 'password' | 'paste' | 'run' | 'guard-off' | 'hidden-command'
  readonly weight: number
  readonly at: {readonly start: number; readonly end: number}
  readonly note: string
}

/** Package managers and vendors' own pages: where honest prerequisites come from. */
const ordinary =
  /\b(brew|apt(-get)?|npm|npx|pip3?|pipx|uvx?|cargo|go (install|get)|gem|winget|choco|scoop|dnf|yum|pacman|apk|conda|docker|snap|flatpak|app store|google play|chrome web store|marketplace)\b/

const necessity =
  /\b(must|needs? to|has to|have to|should) (first )?(be )?(installed|downloaded|running|run|executed|set ?up|configured|present|active|started|download|install)\b|\b(requires?|required|requirement|prerequisites?|mandatory|critical|essential|necessary|depends on|dependency|relies on)\b|\bbefore (you )?(using|use|proceeding|continuing|starting|running|anything|the first|setting up|you start|you can)\b|\b(will not|won't|cannot|can't|does not|doesn't|do not|not) (work|function|operate|run|be able|be available|start|load)\b|\bwithout (it|this|the)\b|\bfirst,? (download|install|run|get)\b|\bto (use|enable|activate|get started with) this skill\b|\bin order to\b/
const download =
  /\b(download|get|grab|fetch|obtain|install|installer|setup file|archive|package|binary|executable|utility|tool|driver|agent|client|core|helper)\b/
const fetches = /\b(download|get|grab|fetch|obtain|visit|open|go to|navigate to|from|via|here)\b/
const password = worded(
  /\b(password|passphrase|passcode|pass(?!ed|es|ing)|pwd|extract(?:ion)? (?:code|password|pass)|unzip (?:code|password)|(?:extract|unzip|unpack)(?:ed)? (?:using|with|by)(?: (?:the )?pass(?:word|code|phrase)?)?)(?! ?-?protected)\s{0,3}(?::|=|is(?= ["'`:])|-)\s{0,3}["'`(]{0,2}[\p{L}\d!@#$%._-]{3,32}/u,
)
const archiveWord =
  /\b(zip|rar|7z|archive|unzip|unpack|extract (?:using|with|the)|extract pass\w*|decompress|exe|dmg|msi|pkg|installer|download)\b/
const pasteAct =
  /\b(copy|paste|run|execute|enter|type|launch)\b.{0,120}\b(terminal|command prompt|cmd|powershell|run dialog|win(dows)?\s?\+\s?r|iterm)\b|\b(terminal|command prompt|powershell)\b.{0,60}\b(paste|copy|execute|enter)\b/
const pasteWhat = /\b(script|command|snippet|code|line|instruction|installer)s?\b/
const runs =
  /\b(run|launch|execute|open|start|double-?click)\b.{0,40}\b(executable|\.?exe|installer|\w{2,30}\.(exe|msi|dmg|pkg|app|bat|sh|ps1)|binary|application|file|setup|utility|tool|it|agent)\b/
const guardOff = worded(
  /\b(disable|turn off|deactivate|pause|exclude|whitelist|allow|ignore|bypass|add (an )?exclusion)\b.{0,60}\b(antivirus|anti-virus|windows defender|defender|smartscreen|gatekeeper|firewall|real-?time protection|security (software|warning)s?|quarantine|virus (warning|alert)|edr)\b|\b(antivirus|defender|smartscreen|gatekeeper)\b.{0,60}\b(false positive|may (flag|warn|block)|ignore|click .{0,20}(run|allow|open) anyway)\b/,
)

const executableUrl =
  /\.(zip|rar|7z|exe|msi|dmg|pkg|scr|bat|cmd|ps1|vbs|apk|deb|rpm|appimage|jar|iso|img|tgz|tar\.gz|sh|bin|run|command)([?#]|$)/i
const releaseUrl =
  /^https?:\/\/(www\.)?(github|gitlab)\.com\/[^/]+\/[^/]+\/(-\/)?releases(\/|$)|^https?:\/\/(raw|objects|release-assets)\.githubusercontent\.com\/|\/download(s)?\/|^https?:\/\/[^/]*(mega\.nz|mediafire\.com|dropbox(usercontent)?\.com|drive\.google\.com|gofile\.io|anonfiles\.com|file\.io|sendspace\.com|wetransfer\.com|pixeldrain\.com|4sync\.com|cdn\.discordapp\.com|1fichier\.com|catbox\.moe|transfer\.sh)\//i
/** Pages where anybody can put a text or a redirect without a name: what a lure's "installation page" is. Services as of 2026. */
const pasteHost =
  /(^|\.)(glot\.io|pastebin\.com|rentry\.(co|org)|paste\.(ee|rs|mozilla\.org|debian\.net)|hastebin\.com|dpaste\.(com|org)|ghostbin\.\w{2,6}|controlc\.com|justpaste\.it|telegra\.ph|ideone\.com|termbin\.com|0x0\.st|privatebin\.\w{2,6}|textbin\.net|snippet\.host|bit\.ly|tinyurl\.com|t\.ly|is\.gd|cutt\.ly|rebrand\.ly|shorturl\.at|goo\.gl|ow\.ly|rb\.gy|webhook\.site|workers\.dev|pages\.dev|trycloudflare\.com|ngrok(-free)?\.(io|app|dev)|netlify\.app|vercel\.app|github\.io|surge\.sh|glitch\.me|replit\.(app|dev)|web\.app|firebaseapp\.com|onrender\.com|notion\.site|blogspot\.com|sites\.google\.com)$/

/** The sections that hold more than words of necessity: a link, a password, a word against protection, a command. Only they can be lures. */
export function temptingSections(facts: Facts, sections: readonly Section[]): Section[] {
  const passwords = matching(facts, password)
  const guards = matching(facts, guardOff)
  return sections.filter(
    (section) =>
      section.urls.length > 0 ||
      section.ops.some((op) => op.kind === 'eval') ||
      ((passwords.size > 0 || guards.size > 0) && section.sentences.some((sentence) => passwords.has(sentence) || guards.has(sentence))),
  )
}

/** All signs of a lure in one section. */
export function lureSigns(section: Section): LureSign[] {
  const signs: LureSign[] = []
  const seen = new Set<string>()
  const add = (kind: LureSign['kind'], weight: number, at: LureSign['at'], note: string) => {
    if (!seen.has(kind)) signs.push({kind, weight, at, note})
    seen.add(kind)
  }
  const heading = section.sentences.find((sentence) => sentence.kind === 'heading')
  if (
    heading !== undefined &&
    /\b(prerequisites?|requirements?|required|setup|set-up|installation|install|before you (start|begin)|getting started|important|dependencies)\b/.test(
      heading.text,
    )
  )
    add('necessity', 1, heading.at, 'stands under a heading of requirements')
  for (const sentence of section.sentences) {
    const {text, at} = sentence
    // What scripts and data say to themselves is no lure; nobody is asked anything there.
    if (
      sentence.kind === 'code-comment' ||
      ((sentence.kind === 'string' || sentence.kind === 'description') && sentence.headings[0] !== 'front matter')
    )
      continue
    if (sentence.negated && !/\b(work|function|operate|proceed|continue|use)\b/.test(text)) continue
    if (necessity.test(text)) add('necessity', 1, at, 'says that it is needed first')
    if (password.test(text) && archiveWord.test(text)) add('password', sentence.mention ? 1 : 3, at, 'gives the password of an archive')
    if (runs.test(text) && !ordinary.test(text)) add('run', 1, at, 'asks for a program to be started')
    if (guardOff.test(text)) add('guard-off', 2, at, 'asks for protection to be switched off or ignored')
    const links = section.urls.filter((url) => url.at.doc === section.doc && url.at.start >= at.start - 2 && url.at.end <= at.end + 2)
    if (pasteAct.test(text) && (pasteWhat.test(text) || links.length > 0)) {
      const link = links[0]
      add(
        'paste',
        link === undefined ? 1 : pasteHost.test(link.host) ? 4 : 3,
        at,
        link === undefined
          ? 'asks for a command to be pasted into a terminal'
          : `asks for a command from ${link.host || 'a page'} to be pasted into a terminal`,
      )
    }
    for (const link of links) {
      if (executableUrl.test(link.href) || releaseUrl.test(link.href)) {
        if (download.test(text) || link.label !== '')
          add('download', executableUrl.test(link.href) ? 2 : 1, link.at, `links to a download at ${link.host}`)
      } else if (
        pasteHost.test(link.host) &&
        fetches.test(text) &&
        (download.test(text) || /\b(script|command|instructions?)\b/.test(text))
      )
        add('download', 2, link.at, `links to ${link.host}, where anybody can put anything`)
    }
  }
  // A command in the section that hides what it runs: decoded text or a download given to an interpreter.
  for (const op of section.ops) {
    if (op.kind !== 'eval' || op.at.doc.role === 'shown' || isNamedOnly(op.at.doc, section)) continue
    const remote = op.code.sources.find((source) => source.kind === 'remote')
    const decoded = op.code.sources.some((source) => source.kind === 'decoded')
    const host = remote === undefined ? '' : hostOf(remote.what)
    if (
      decoded ||
      (remote !== undefined && (/^http:/i.test(remote.what) || /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || pasteHost.test(host)))
    ) {
      add(
        'hidden-command',
        4,
        {start: section.start, end: section.end},
        decoded ? 'has a command that decodes what it runs' : `has a command that runs what ${host} answers`,
      )
    }
  }
  return signs
}

/** A command between backticks in a sentence that asks for nothing: named, not given to be run. */
function isNamedOnly(doc: Doc, section: Section): boolean {
  // A command within a command: the outermost is the one between backticks.
  for (let depth = 0; depth < 8 && doc.parent !== undefined && doc.parent !== section.doc; depth++) doc = doc.parent
  if (doc.parent !== section.doc || section.doc.text[doc.offset - 1] !== '`' || doc.text.includes('\n')) return false
  const sentence = section.sentences.find(({at}) => at.doc === section.doc && at.start <= doc.offset && doc.offset < at.end)
  return sentence !== undefined && sentence.kind !== 'heading' && !sentence.imperative
}

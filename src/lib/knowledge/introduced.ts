import type {Facts} from '../parse/facts.ts'

/**
 * Whether the skill speaks of a host outside the command that uses it: in its front matter, its name, its prose, or a link for people. A host that stands
 * nowhere but in the command is a stranger's; a service that the skill is about is introduced.
 * @param url as in the command; on GitHub and its like the owner and repository count, not the host.
 */
export function isIntroduced(url: string, host: string, facts: Facts): boolean {
  const {name, description, data} = facts.skill.frontMatter
  const about = `${facts.skill.name} ${name ?? ''} ${description ?? ''} ${JSON.stringify(data).slice(0, 5000)}`.toLowerCase()
  const shared = /(?:raw\.githubusercontent|github|gitlab|bitbucket)\.(?:com|org)\/([\w.-]{1,60})\/([\w.-]{1,80})/i.exec(url)
  const names = shared === null ? [host.split('.').slice(-2)[0] ?? host] : [shared[1]!, shared[2]!]
  if (names.some((part) => part.length >= 3 && about.includes(part.toLowerCase()))) return true
  // "Install Acme:" above a command that fetches from acme.example.
  const spoken = new RegExp(
    `(?<![\\w./-])(?:${names.map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '[ _-]?')).join('|')})(?![\\w-])`,
  )
  if (
    names.every((part) => part.length >= 4) &&
    facts.sentences.some((sentence) => sentence.kind !== 'code' && !sentence.hidden && spoken.test(sentence.text))
  )
    return true
  const domain = host.split('.').slice(-2).join('.')
  return facts.urls.some(({at, host: other, href, use}) => {
    if (use === 'code' || use === 'data' || href === url) return false
    const same =
      shared === null
        ? other === domain || other.endsWith(`.${domain}`)
        : href.toLowerCase().includes(`${shared[1]}/${shared[2]}`.toLowerCase())
    if (!same) return false
    const line = at.doc.text.slice(Math.max(at.doc.text.lastIndexOf('\n', at.start) + 1, at.start - 500), at.start)
    return !/\b(?:curl|wget|iwr|irm|fetch|invoke-\w+|requests?|urlopen)\b/i.test(line)
  })
}

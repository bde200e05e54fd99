import {imitatedHost, imitatedPackage} from '../../lib/knowledge/imitation.ts'
import {opsOf, sureness} from '../../lib/parse/evidence.ts'
import {stringsOf} from '../../lib/parse/data.ts'
import type {Doc, Facts, Place} from '../../lib/parse/facts.ts'
import {defineCheck} from '../check.ts'

/** Managers of the two registries whose names are compared. */
const registries = /^(npm|npx|pnpm|pnpx|yarn|bun|bunx|pip3?|pipx|uvx?|poetry)$/

export default defineCheck({
  id: 'SC-002',
  name: 'confusable-dependency',
  title: 'Name that imitates a popular one',
  category: 'supply-chain',
  severity: 'high',
  axis: 'deception',
  rationale:
    'A package or host one letter away from a well-known one is what people install or open by mistake. Skills name many packages, and agents copy them letter by letter.',
  remediation: 'Compare the name with the one you know. Install the popular package from its own page, or drop the dependency.',
  references: ['CWE-1007', 'CWE-829', 'LLM03:2025', 'https://attack.mitre.org/techniques/T1195/001/'],
  needs: ['install', 'docs', 'urls'],
  examples: {
    bad: [
      {title: 'one letter off', skill: '# X\n\n```bash\npip install reqeusts\n```\n'},
      {title: 'in a manifest', skill: {'SKILL.md': '# X\n', 'package.json': '{"dependencies": {"typescrpt": "^5.0.0"}}'}},
      {title: 'a digit for a letter in a host', skill: '# X\n\nDownload from https://g1thub.com/acme/tool.\n'},
      {title: 'a brand inside another domain', skill: '# X\n\nLog in at https://github.com.example.net/login first.\n'},
      {title: 'in requirements', skill: {'SKILL.md': '# X\n', 'requirements.txt': 'numpy==2.0.0\npython-dotnev==1.0.0\n'}},
      {title: 'letters changed over in a script', skill: {'SKILL.md': '# X\n', 's.sh': 'npm install expresss\n'}},
    ],
    good: [
      {
        title: 'the popular names themselves',
        skill: '# X\n\n```bash\npip install requests numpy python-dotenv\nnpm install express lodash\n```\n',
      },
      {title: 'a private scope', skill: '# X\n\n```bash\nnpm install @acme/express\n```\n'},
      {title: 'subdomains of a brand', skill: '# X\n\nSee https://api.github.com/repos and https://docs.github.com/en.\n'},
      {title: 'another real package', skill: '# X\n\n```bash\nnpm install request preact fastify\n```\n'},
      {title: 'a longer name with its own meaning', skill: '# X\n\n```bash\npip install requests-oauthlib pandas-stubs\n```\n'},
      {title: 'the project’s own host', skill: '# X\n\nThe manual is at https://docs.example.org/github/setup.\n'},
    ],
  },
  *run(facts) {
    for (const op of opsOf(facts, 'install')) {
      if (!registries.test(op.manager)) continue
      for (const {text} of op.packages) {
        const popular = imitatedPackage(plainName(text))
        if (popular !== undefined)
          yield {
            at: op.at,
            message: `${op.manager} ${text.slice(0, 60)}: the name imitates ${popular}`,
            confidence: sureness(op.at, 'high'),
          }
      }
    }
    for (const {name, at} of manifestNames(facts)) {
      const popular = imitatedPackage(name)
      if (popular !== undefined)
        yield {at, message: `${at.doc.file} depends on ${name.slice(0, 60)}, whose name imitates ${popular}`, confidence: 'high'}
    }
    for (const url of facts.urls) {
      const popular = imitatedHost(url.host)
      if (popular !== undefined)
        yield {
          at: url.at,
          message: `The host ${url.host.slice(0, 80)} imitates ${popular}`,
          confidence: sureness(url.at, url.use === 'data' ? 'low' : 'medium'),
        }
    }
  },
})

/** `name@1.2`, `name==1.2`, `name[extra]>=1` → `name`. */
const plainName = (text: string): string => text.replace(/(?<=.)@.*$|[=<>~!;[ ].*$/s, '')

function* manifestNames(facts: Facts): Iterable<{name: string; at: Place}> {
  for (const doc of facts.docs) {
    if (doc.parent !== undefined || doc.layers.length > 0) continue
    if (/(^|\/)package\.json$/.test(doc.file)) yield* fromPackageJson(doc)
    else if (/(^|\/)requirements[\w.-]*\.txt$/.test(doc.file)) {
      for (const match of doc.text.matchAll(/^([A-Za-z][\w.-]{1,80})/gm))
        yield {name: match[1]!, at: {doc, start: match.index, end: match.index + match[1]!.length}}
    }
  }
}

function* fromPackageJson(doc: Doc): Iterable<{name: string; at: Place}> {
  for (const string of stringsOf(doc)) {
    const name = string.keys.at(-1)
    if (name === undefined || !/dependencies$/i.test(string.keys.at(-2) ?? '')) continue
    const start = Math.max(0, doc.text.lastIndexOf(name, string.start))
    yield {name, at: {doc, start, end: start + name.length}}
  }
}

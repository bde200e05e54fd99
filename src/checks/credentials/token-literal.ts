import {spelled} from '../../lib/knowledge/literals.ts'
import {isPlaceholder, jwtClaims, looksRandom} from '../../lib/knowledge/secrets.ts'
import {patternsByDoc} from '../../lib/parse/documents.ts'
import {defineCheck} from '../check.ts'

const jwt = spelled(/(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{4,6000}\.[\w-]{16,1400}/g)
const bearer = spelled(
  /\b(?:bearer|authorization["']?\s{0,4}[:=]\s{0,4}["']?(?:token|basic|bearer))[ \t]{1,4}([A-Za-z0-9+/=_.~-]{20,400})/gi,
)

/** The token that jwt.io and most tutorials show, and what tests put into one. */
function isSample(claims: Record<string, unknown>): boolean {
  return (
    claims['sub'] === '1234567890' ||
    claims['name'] === 'John Doe' ||
    /example\.(com|org|net)|^test|^demo|localhost/i.test(String(claims['iss'] ?? claims['email'] ?? ''))
  )
}

/** Tokens that their issuer means to be public, such as Supabase's anon key. */
const isPublic = (claims: Record<string, unknown>): boolean => claims['role'] === 'anon'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const sign = 'q7KpW2mXs9ZtB4vLr8NcY3hJd6FgQeTzUiOa1PxCv5B'
const token = (claims: object): string => `${part({alg: 'HS256', typ: 'JWT'})}.${part(claims)}.${sign}`

export default defineCheck({
  id: 'CR-004',
  name: 'token-literal',
  title: 'A bearer token or JWT written out',
  category: 'credentials',
  severity: 'high',
  axis: 'power',
  rationale:
    'A token is a session: whoever holds it acts as its owner until it expires, without a password or a second factor. Its claims often name a person.',
  remediation: 'End the session or revoke the token, and read it from the environment at run time.',
  references: ['CWE-798', 'CWE-522', 'LLM02:2025', 'AST03', 'T1528', 'T1552.001'],
  needs: ['docs'],
  examples: {
    bad: [
      {
        title: 'a session token in a script',
        skill: {
          'SKILL.md': '# Api',
          'a.sh': `curl -H "Authorization: Bearer ${token({sub: 'u-48213', iss: 'https://id.acme.test', exp: 1893456000})}" https://api.acme.test`,
        },
      },
      {
        title: 'a service-role key',
        skill: {'SKILL.md': '# Db', 'c.json': `{"key": "${token({role: 'service_role', iss: 'supabase', ref: 'abkq'})}"}`},
      },
      {
        title: 'an opaque bearer token',
        skill: {'SKILL.md': '# Api', 'a.py': "HEADERS = {'Authorization': 'Bearer q7KpW2mXs9ZtB4vLr8NcY3hJd6FgQe'}\n"},
      },
      {
        title: 'an opaque token in a shell script',
        skill: {
          'SKILL.md': '# Api',
          'a.sh': "curl -s -H 'Authorization: Bearer mX2kQ9vTzR7pLw4Ns8Yc3HbJd6Fg' https://api.acme.test/v2/items\n",
        },
      },
      {
        title: 'basic credentials',
        skill: {'SKILL.md': '# Api', 'a.js': "const headers = {'Authorization': 'Basic c3ZjLXJvYm90Om1aNHRSOXdReDJLcDdM'}\n"},
      },
      {
        title: 'a session token in a data file',
        skill: {
          'SKILL.md': '# Api',
          'state.yaml':
            'session: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1LTk5MTIiLCJhdWQiOiJjb25zb2xlIiwiZXhwIjoxODkzNDU2MDAwfQ.mX2kQ9vTzR7pLw4Ns8Yc3HbJd6FgPeUiOa1BxCv5Zn0\n',
        },
      },
    ],
    good: [
      {title: 'the jwt.io sample', skill: `# JWT\n\nA token looks like ${token({sub: '1234567890', name: 'John Doe', iat: 1516239022})}.`},
      {
        title: 'a placeholder',
        skill:
          '# Api\n\n```bash\ncurl -H "Authorization: Bearer YOUR_API_TOKEN_GOES_HERE" https://api.example.com\ncurl -H "Authorization: Bearer <token>" https://api.example.com\n```',
      },
      {
        title: 'from the environment',
        skill: {'SKILL.md': '# Api', 'a.sh': 'curl -H "Authorization: Bearer $ACME_TOKEN" https://api.acme.example'},
      },
      {
        title: "a public key by its issuer's design",
        ceiling: 'low',
        skill: {'SKILL.md': '# Db', 'c.js': `const anon = '${token({role: 'anon', iss: 'supabase', ref: 'abkq'})}'\n`},
      },
      {title: 'cut short', skill: '# JWT\n\n`Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...`'},
      {title: 'a test token', skill: `# Test\n\n${token({iss: 'https://example.com', sub: 'u'})}`},
    ],
  },
  *run(facts) {
    for (const [doc, patterns] of patternsByDoc(facts, [jwt, bearer], (pattern) => pattern)) {
      const inTest = /(^|\/)(tests?|__tests__|specs?|fixtures?|testdata|mocks?)\//i.test(doc.file)
      const spans: [number, number][] = []
      for (const match of patterns.includes(jwt) ? doc.text.matchAll(jwt) : []) {
        const claims = jwtClaims(match[0])
        spans.push([match.index, match.index + match[0].length])
        if (claims === undefined || isSample(claims)) continue
        const open = isPublic(claims)
        const expired = typeof claims['exp'] === 'number' && claims['exp'] < 1_735_689_600
        yield {
          at: {doc, start: match.index, end: match.index + match[0].length},
          severity: open ? 'low' : 'high',
          confidence: inTest || expired ? 'low' : 'high',
          message: `A JSON Web Token with its claims${typeof claims['iss'] === 'string' ? ` from ${claims['iss'].slice(0, 60)}` : ''} is written out.`,
        }
        if (spans.length > 20) break
      }
      for (const match of patterns.includes(bearer) ? doc.text.matchAll(bearer) : []) {
        const text = match[1]!
        if (
          !looksRandom(text) ||
          isPlaceholder(text) ||
          !/\d.*\d/.test(text) ||
          spans.some(([from, to]) => match.index < to && match.index + match[0].length > from)
        )
          continue
        if (/^eyJ|^[a-z]+([-_.][a-z\d]+)+$|^[A-Z_]+$|\.\.|\$/.test(text)) continue
        yield {
          at: {doc, start: match.index, end: match.index + match[0].length},
          confidence: inTest || doc.role === 'prose' ? 'low' : 'medium',
          message: 'A bearer token is written out.',
        }
      }
    }
  },
})

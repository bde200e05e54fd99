import {certaintyAt} from '../../lib/parse/certainty.ts'
import {catastrophicPart} from '../../lib/parse/regex-risk.ts'
import {defineCheck} from '../check.ts'

const literal =
  /(?:[=(,:[!&|?{};\n]|\breturn|=>)[ \t]{0,8}\/(?![*/])((?:[^/\\\n[]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){0,200}\]){2,600})\/[dgimsuvy]{0,8}/g
const made = /\bRegExp\(\s{0,8}(["'`])((?:[^"'`\\\n]|\\[^\n]){2,600})\1/g
const python =
  /\bre(?:gex)?\.(?:compile|match|search|fullmatch|findall|finditer|sub|subn|split)\(\s{0,20}(r?)(["'])((?:[^"'\\\n]|\\[^\n]){2,600})\2/g

export default defineCheck({
  id: 'DS-004',
  name: 'catastrophic-regex',
  title: 'A pattern that backtracks exponentially',
  category: 'denial-of-service',
  severity: 'medium',
  axis: 'power',
  rationale:
    'Some patterns try every way of sharing out a text before they give up: thirty letters take hours. Whoever chooses the text can stop the program.',
  remediation:
    'Give each repeated part a mark that tells where it ends, use negated classes, bound the quantifiers, or use an engine without backtracking.',
  references: ['CWE-1333', 'CWE-400', 'LLM10:2025'],
  needs: ['docs'],
  examples: {
    bad: [
      {title: 'nested quantifiers', skill: {'SKILL.md': '# Check', 'c.js': 'const email = /^([a-zA-Z0-9]+)+@example\\.com$/\n'}},
      {title: 'an optional separator', skill: {'SKILL.md': '# Check', 'c.py': "import re\nWORDS = re.compile(r'^(\\w+\\s?)*$')\n"}},
      {title: 'alternatives that overlap', skill: {'SKILL.md': '# Check', 'c.js': "const digits = new RegExp('^(?:\\\\d|\\\\w)+!$')\n"}},
      {title: 'any text, repeated', skill: {'SKILL.md': '# Check', 'c.py': "import re\nre.match(r'(.*)*x', s)\n"}},
      {title: 'two runs in a group', skill: {'SKILL.md': '# Check', 'c.js': 'const path = /^(\\/?[\\w-]*)*$/\n'}},
      {title: 'a class and one of its members', skill: {'SKILL.md': '# Check', 'c.py': "import re\nre.fullmatch(r'([a-z]|[a-f])*!', s)\n"}},
    ],
    good: [
      {
        title: 'linear patterns',
        skill: {'SKILL.md': '# Check', 'c.js': 'const id = /^[a-z]+(?:-[a-z0-9]+)*$/\nconst line = /^\\s*#.*$/gm\n'},
      },
      {title: 'a version', skill: {'SKILL.md': '# Check', 'c.py': "import re\nre.match(r'^\\d+(\\.\\d+)*$', v)\n"}},
      {title: 'quoted text', skill: {'SKILL.md': '# Check', 'c.js': 'const quoted = /"(?:[^"\\\\]|\\\\.)*"/\n'}},
      {title: 'a division', skill: {'SKILL.md': '# Check', 'c.js': 'const x = (a + b) / c + (d * e) / f\n'}},
      {title: 'a list with commas', skill: {'SKILL.md': '# Check', 'c.py': "import re\nre.findall(r'(?:\\w+,)*\\w+$', s)\n"}},
      {title: 'nothing after it can fail', skill: {'SKILL.md': '# Check', 'c.js': 'const all = /(?:\\w+)+/g\n'}},
    ],
  },
  *run(facts) {
    for (const doc of facts.docs) {
      if (doc.language !== 'javascript' && doc.language !== 'python') continue
      const patterns =
        doc.language === 'python'
          ? ([[python, 3]] as const)
          : ([
              [literal, 1],
              [made, 2],
            ] as const)
      let count = 0
      for (const [pattern, group] of patterns) {
        for (const match of doc.text.matchAll(pattern)) {
          if (++count > 2000) break
          const source = match[group]!
          const raw = pattern === literal || (pattern === python && match[1] === 'r') ? source : source.replaceAll('\\\\', '\\')
          const part = catastrophicPart(raw)
          if (part === undefined) continue
          const start = match.index + match[0].lastIndexOf(source)
          yield {
            at: {doc, start, end: start + source.length},
            confidence: certaintyAt({doc, start, end: start}, 'medium'),
            message: `${part} can take exponential time on text that does not match.`,
          }
        }
      }
    }
  },
})

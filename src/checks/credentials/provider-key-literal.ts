import {spelled} from '../../lib/knowledge/literals.ts'
import {documentedKeys, providers} from '../../lib/knowledge/providers.ts'
import {entropyOf, hasTokenChecksum, isPlaceholder} from '../../lib/knowledge/secrets.ts'
import {distinctDocs, patternsByDoc} from '../../lib/parse/documents.ts'
import {defineCheck} from '../check.ts'

const inTest = /(^|\/)(tests?|__tests__|specs?|fixtures?|testdata|mocks?|examples?)\//i

const shapes = providers.flatMap(({name, keys}) => keys.map((key) => ({name, shape: spelled(key)})))

export default defineCheck({
  id: 'CR-001',
  name: 'provider-key-literal',
  title: "A provider's key written into the skill",
  category: 'credentials',
  severity: 'critical',
  axis: 'power',
  rationale:
    'Whoever reads the skill can use the key, and every copy of the skill carries it. Keys in published packages are found and abused within minutes.',
  remediation:
    'Revoke the key at the provider, then read it from the environment or a secret store. Removing it from the file is not enough: it stays in the history.',
  references: ['CWE-798', 'CWE-540', 'LLM02:2025', 'AST03', 'T1552.001'],
  needs: ['docs'],
  // Cut in two so that nobody's secret scanner takes this file for a leak. All are invented.
  examples: {
    bad: [
      {title: 'an AWS key', skill: {'SKILL.md': '# Store', 'c.py': `KEY = '${'AKIA' + 'QWJ4ZT7MXV2KPLRN'}'\n`}},
      {
        title: 'a GitHub token with a right checksum',
        skill: {'SKILL.md': '# Repo', 'c.sh': `export GH=${'ghp_' + 'r7KpW2mXq9ZtB4vLs8NcY3hJd6FgQe' + '2s7fTd'}`},
      },
      {title: 'a Stripe live key', skill: {'SKILL.md': '# Pay', 'c.js': `const k = '${'sk_' + 'live_9fKq3ZpW7xTmB2vRnL8sYc4H'}'\n`}},
      {
        title: 'in prose',
        skill: `# Chat\n\nUse the key ${'sk-' + 'proj-Zk8vQ2mWx7RtLp3NcYb9HsJd4FgTqe6XuVa1KoMi5ErPzwB0lSnC'} for all requests.`,
      },
      {
        title: 'a SendGrid key in JSON',
        skill: {
          'SKILL.md': '# Mail',
          'config.json': `{"sendgrid": "${'SG.' + 'q7KpW2mXs9ZtB4vLr8NcY3.' + 'hJd6FgQeTzUiOa1PxCv5Bn0MkLwRyS2tVu3XoZe7HqD'}"}`,
        },
      },
      {
        title: 'a Google key in a URL',
        skill: {
          'SKILL.md': '# Map',
          'm.py': "URL = 'https://maps.googleapis.com/maps/api/geocode/json?key=AIzaSyB7kQ2mXs9ZtW4vLr8NcY3hJd6FgPeTuVo'\n",
        },
      },
    ],
    good: [
      {title: "AWS's documented example", skill: '# AWS\n\n```bash\nexport AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n```'},
      {
        title: 'placeholders',
        skill:
          '# Chat\n\n```bash\nexport OPENAI_API_KEY=sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\nexport GITHUB_TOKEN=ghp_your_token_here\n```',
      },
      {
        title: 'filler that counts up',
        skill: `# Test\n\nA token looks like ${'ghp_' + 'abcdefghijklmnopqrstuvwxyz0123456789'} or ${'sk_' + 'live_1234567890abcdefghijklmnop'}.`,
      },
      {title: 'from the environment', skill: {'SKILL.md': '# Chat', 'c.py': "import os\nkey = os.environ['OPENAI_API_KEY']\n"}},
      {title: 'a redacted key', skill: '# Log\n\nThe header was `Authorization: Bearer sk-ant-api03-****`.'},
      {title: "a scanner's pattern", skill: {'SKILL.md': '# Scan', 's.py': "PATTERN = r'AKIA[0-9A-Z]{16}'\nGH = r'ghp_[A-Za-z0-9]{36}'\n"}},
    ],
  },
  *run(facts) {
    const worth = patternsByDoc(facts, shapes, ({shape}) => shape)
    for (const doc of distinctDocs(facts)) {
      let count = 0
      for (const {name, shape} of worth.get(doc) ?? []) {
        for (const match of doc.text.matchAll(shape)) {
          const key = match[0]
          if (documentedKeys.has(key) || isPlaceholder(key) || entropyOf(key) < 3.2) continue
          if (/^(gh[opsur]_|npm_)/.test(key) && !hasTokenChecksum(key)) continue
          // Prose that looks like a key by accident has words in it.
          if (!/\d/.test(key) && name !== 'Hugging Face') continue
          if (++count > 20) return
          const sure = inTest.test(doc.file) ? 'low' : /^(Twilio|Discord|Alibaba Cloud|Brave Search)$/.test(name) ? 'medium' : 'high'
          yield {
            at: {doc, start: match.index, end: match.index + key.length},
            confidence: sure,
            message: `This looks like a live key of ${name}: ${key.slice(0, 8)}…`,
          }
        }
      }
    }
  },
})

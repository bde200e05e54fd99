import {spelled} from '../../lib/knowledge/literals.ts'
import {isPlaceholder, entropyOf} from '../../lib/knowledge/secrets.ts'
import {distinctDocs, patternsByDoc} from '../../lib/parse/documents.ts'
import {defineCheck, type Confidence} from '../check.ts'

const pem = spelled(/-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?)-----([^-]{40,12000})-----END/g)
const putty = spelled(/^PuTTY-User-Key-File-[23]: [\w-]{3,40}[\s\S]{20,6000}?^Private-Lines: \d{1,3}/gm)
const age = spelled(/\bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b/g)
const extended = spelled(/\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{107}\b/g)
const ethereum = spelled(
  /(?:private[_ -]?key|secret[_ -]?key|wallet[_ -]?key|priv[_ -]?key|\bpk)["'`]?\s{0,5}[:=]\s{0,5}["'`]?(0x)?([0-9a-fA-F]{64})\b/gi,
)
const phrase = spelled(
  /(?:seed[_ -]?phrase|mnemonic|recovery[_ -]?phrase|secret[_ -]?phrase)["'`]?(?: is)?\s{0,5}[:= ]\s{0,5}["'`]?((?:[a-z]{3,8} ){11}[a-z]{3,8}(?:(?: [a-z]{3,8}){3}){0,4})\b/gi,
)

/** Keys that development chains print for everybody: Hardhat and Anvil accounts 0 and 1, Ganache, and the all-abandon phrase of BIP-39. */
const published =
  /^(ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80|59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d|4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d)$/i

function real(body: string): boolean {
  // Armour headers and line breaks, also as \n in a string, are no key.
  const bytes = body
    .replace(/\\n/g, '\n')
    .replace(/^[A-Z][\w-]{2,30}: [^\n]{0,200}$/gm, '')
    .replace(/[\s"'+,=]+/g, '')
  return bytes.length >= 60 && /^[A-Za-z0-9+/\\]+$/.test(bytes) && entropyOf(bytes) > 4.2 && !/(.)\1{11}/.test(bytes)
}

const inTest = /(^|\/)(tests?|__tests__|specs?|fixtures?|testdata|mocks?|examples?)\//i

export default defineCheck({
  id: 'CR-002',
  name: 'private-key-material',
  title: 'A private key or seed phrase in the skill',
  category: 'credentials',
  severity: 'critical',
  axis: 'power',
  rationale:
    'A private key proves an identity or owns funds. One in a published skill is either leaked, and everybody now owns what it opens, or put there so that users trust or pay somebody else.',
  remediation: 'Replace the key everywhere it is trusted and move funds away from the wallet. Keep private keys outside the skill.',
  references: ['CWE-321', 'CWE-798', 'LLM02:2025', 'AST03', 'T1552.004'],
  needs: ['docs'],
  examples: {
    bad: [
      {
        title: 'a PEM key',
        skill: {
          'SKILL.md': '# Sign',
          'k.pem': `-----BEGIN ${'RSA PRIVATE'} KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQJAIJLixBy2qpFoS4DSmoEm\n-----END ${'RSA PRIVATE'} KEY-----\n`,
        },
      },
      {
        title: 'in a string',
        skill: {
          'SKILL.md': '# Sign',
          'k.js': `const key = '-----BEGIN ${'PRIVATE'} KEY-----\\nq7KpW2mXs9ZtB4vLr8NcY3hJd6FgQeTzUiOa1PxCv5Bn0MkLwRyS2tVu3XoZe7HqDfGj\\n-----END ${'PRIVATE'} KEY-----'\n`,
        },
      },
      {
        title: 'an Ethereum key',
        skill: {
          'SKILL.md': '# Trade',
          't.py': `PRIVATE_KEY = '0x${'8f2a55949038a9610f50fb23b5883af3' + 'b4ecb3c3bb792cbcefbd1542c692be63'}'\n`,
        },
      },
      {
        title: 'a seed phrase',
        skill: '# Wallet\n\nThe seed phrase is: gravity tackle orchid vendor rhythm pumpkin dwarf ladder cinema mosquito frozen useful',
      },
      {
        title: 'an age key',
        skill: {'SKILL.md': '# Age', 'k.txt': `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQ9PZ8RY7X6GF5TV4DW3S2JN0KH'}\n`},
      },
      {
        title: 'an OpenSSH key in a here-document',
        skill: {
          'SKILL.md': '# Deploy',
          'd.sh':
            "cat > key <<'EOF'\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\nQyNTUxOQAAACBq7KpW2mXs9ZtB4vLr8NcY3hJd6FgQeTzUiOa1PxCv5AAAAJgRtq0xEbat\n-----END OPENSSH PRIVATE KEY-----\nEOF\n",
        },
      },
    ],
    good: [
      {title: 'the bare header as text', skill: '# Scan\n\nLook for `-----BEGIN RSA PRIVATE KEY-----` in files.'},
      {
        title: 'a body left out',
        skill: '# Keys\n\n```\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQ...\n-----END PRIVATE KEY-----\n```',
      },
      {
        title: 'a public key',
        skill: {
          'SKILL.md': '# Verify',
          'k.pub':
            '-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf\n9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END PUBLIC KEY-----\n',
        },
      },
      {
        title: 'the first account of every Hardhat node',
        skill: {
          'SKILL.md': '# Test',
          't.js': `const privateKey = '0x${'ac0974bec39a17e36ba4a6b4d238ff94' + '4bacb478cbed5efcae784d7bf4f2ff80'}'\n`,
        },
      },
      {title: 'the well-known test phrase', skill: '# Test\n\nmnemonic: test test test test test test test test test test test junk'},
      {title: 'from the environment', skill: {'SKILL.md': '# Trade', 't.py': "import os\nPRIVATE_KEY = os.environ['PRIVATE_KEY']\n"}},
    ],
  },
  *run(facts) {
    const worth = patternsByDoc(facts, [pem, putty, age, extended, ethereum, phrase], (pattern) => pattern)
    for (const doc of distinctDocs(facts)) {
      const patterns = worth.get(doc)
      if (patterns === undefined) continue
      const matches = (pattern: RegExp) => (patterns.includes(pattern) ? doc.text.matchAll(pattern) : [])
      const sure: Confidence = inTest.test(doc.file) ? 'low' : 'high'
      const found = (match: RegExpMatchArray, what: string, confidence: Confidence = sure) => ({
        at: {doc, start: match.index!, end: match.index! + Math.min(match[0].length, 200)},
        confidence,
        message: `The skill holds ${what}.`,
      })
      for (const match of matches(pem)) if (real(match[2]!)) yield found(match, `a ${match[1]!.toLowerCase()}`)
      for (const match of matches(putty)) yield found(match, 'a PuTTY private key')
      for (const match of matches(age)) if (!isPlaceholder(match[0].slice(16, 40))) yield found(match, 'an age secret key')
      for (const match of matches(extended)) yield found(match, 'an extended private key of a wallet')
      for (const match of matches(ethereum)) {
        const key = match[2]!
        if (!published.test(key) && entropyOf(key.toLowerCase()) > 3.3 && !isPlaceholder(key))
          yield found(match, 'a private key of 32 bytes written out')
      }
      for (const match of matches(phrase)) {
        const words = match[1]!.split(' ')
        if (new Set(words).size >= words.length - 2 && !/\b(abandon|junk|the|your|word|and|with|that|for)\b/.test(match[1]!))
          yield found(match, `a seed phrase of ${words.length} words`, sure === 'high' ? 'medium' : 'low')
      }
    }
  },
})

import {digestOf, promisedDigests} from '../../lib/parse/checksums.ts'
import {defineCheck} from '../check.ts'

/** A digest that no file of the examples has. */
const other = 'a1fba23ddcb1cf1e5b3be9b73dbd0fc2c25d0d8a49e1b0a5dd5b1d2b1ea29c5c'

export default defineCheck({
  id: 'SC-001',
  name: 'signature-or-lock-mismatch',
  title: 'Bytes that differ from what was signed or locked',
  category: 'supply-chain',
  severity: 'critical',
  axis: 'deception',
  rationale:
    'A skill that carries digests of its files was fixed at some moment. Where the bytes no longer fit, somebody changed them afterwards, and the digests still vouch for what is gone.',
  remediation: 'Do not use it. Fetch the skill again from where it was published, and compare.',
  references: ['CWE-345', 'CWE-354', 'LLM03:2025'],
  needs: ['files'],
  examples: {
    bad: [
      {
        title: 'a checksum list that no longer fits',
        skill: {'SKILL.md': '# X\n', 'run.js': "console.log('changed')\n", SHA256SUMS: `${other}  run.js\n`},
      },
      {
        title: 'a manifest by path',
        skill: {'SKILL.md': '# X\n', 'run.js': "console.log('changed')\n", 'manifest.json': `{"files": {"run.js": "sha256:${other}"}}`},
      },
      {
        title: 'a manifest of entries',
        skill: {
          'SKILL.md': '# X\n',
          'lib/a.js': "console.log('changed')\n",
          'lock.json': `{"files": [{"path": "lib/a.js", "sha256": "${other}"}]}`,
        },
      },
    ],
    good: [
      {title: 'no promise', skill: {'SKILL.md': '# X\n', 'run.js': "console.log('x')\n"}},
      {title: 'digests of other things', skill: {'SKILL.md': '# X\n', 'data.json': `{"commit": "${other}"}`}},
      {
        title: 'a list that fits',
        skill: {
          'SKILL.md': '# X\n',
          'empty.txt': '',
          SHA256SUMS: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty.txt\n',
        },
      },
    ],
  },
  *run(facts) {
    for (const {path, sha256, at} of promisedDigests(facts)) {
      const actual = digestOf(facts, path)
      if (actual !== undefined && actual !== sha256)
        yield {
          at,
          message: `${path} is not what ${at.doc.file} says: its digest is ${actual.slice(0, 12)}…, not ${sha256.slice(0, 12)}…`,
          confidence: 'high',
        }
    }
  },
})

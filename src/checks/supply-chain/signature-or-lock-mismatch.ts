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
      {
        title: 'a list with the mark of binary mode',
        skill: {
          'SKILL.md': '# X\n',
          'tool.sh': 'echo changed\n',
          'checksums.txt': '93fa6d2343372bd5d804d19068d4793afdf000a3ca9f62c9aefdcb1ea992db9d *tool.sh\n',
        },
      },
      {
        title: 'one of two files differs',
        skill: {
          'SKILL.md': '# X\n',
          'a.js': "console.log('a')\n",
          'b.js': "console.log('changed')\n",
          SHA256SUMS:
            '43ccff088c29a981b65a1d2a3ad716c419b688ab06a095752ea8f23cee36da41  a.js\nf692d03a786a8d760c26c061addd72650aa4dc4c22b4757a42d34bfd6a1a08b5  b.js\n',
        },
      },
      {
        title: 'a file in a folder',
        skill: {
          'SKILL.md': '# X\n',
          'scripts/go.py': "print('changed')\n",
          SHA256SUMS: '079ddb087228cc5892a46d67c67983d9cd96892e2b2177ad4b5ed02173672e51  scripts/go.py\n',
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
      {
        title: 'a manifest that fits',
        skill: {
          'SKILL.md': '# X\n',
          'run.js': "console.log('a')\n",
          'manifest.json': '{"files": {"run.js": "sha256:43ccff088c29a981b65a1d2a3ad716c419b688ab06a095752ea8f23cee36da41"}}',
        },
      },
      {
        title: 'digests of files that are downloaded',
        skill: {
          'SKILL.md': '# X\n',
          SHA256SUMS: '7b1b763ee8f62eb88e4742a760f912d0b19bcd58b2b948999784bacc15a7f4d7  tool-linux-x64.tar.gz\n',
        },
      },
      {
        title: 'entries that fit',
        skill: {
          'SKILL.md': '# X\n',
          'lib/a.js': "console.log('a')\n",
          'lock.json': '{"files": [{"path": "lib/a.js", "sha256": "43ccff088c29a981b65a1d2a3ad716c419b688ab06a095752ea8f23cee36da41"}]}',
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

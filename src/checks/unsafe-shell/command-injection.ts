import {certaintyAt, opsOf} from '../../lib/parse/certainty.ts'
import type {Source} from '../../lib/parse/facts.ts'
import {HOLE, type Value} from '../../lib/parse/facts.ts'
import {defineCheck} from '../check.ts'
import {pwnedWorkflows} from '../../lib/knowledge/tricks/workflow.ts'
import {tricksIn} from '../../lib/parse/tricks.ts'

/** Text of an event that anybody can write, put into a script before the shell sees it. */
const event =
  /\$\{\{\s{0,4}(?:github\.event\.(?:issue|pull_request|comment|review|discussion|head_commit|commits|pages|workflow_run)[\w.[\]*'-]{0,80}\.(?:title|body|message|name|label|ref|email|page_name|default_branch)|github\.head_ref)\s{0,4}\}\}/g

const untrusted = (value: Value): Source | undefined =>
  value.sources.find(
    (source) =>
      source.kind === 'input' || source.kind === 'conversation' || (source.kind === 'remote' && !/^(wss?|tcp|dns)/.test(source.what)),
  )

export default defineCheck({
  id: 'US-004',
  name: 'command-injection',
  title: 'Untrusted text in a command line',
  category: 'unsafe-shell',
  severity: 'high',
  axis: 'power',
  rationale:
    'A shell takes text apart: whoever chooses a file name, an issue title or an argument can add a command of their own. An agent passes on whatever it was given.',
  remediation:
    'Pass arguments as a list without a shell. Where a shell is needed, hand values over in environment variables and quote them.',
  references: ['CWE-78', 'CWE-94', 'LLM05:2025', 'AST03', 'T1059'],
  needs: ['run', 'eval', 'docs'],
  examples: {
    bad: [
      {
        title: "a stranger's code with the repository's rights",
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml':
            'on:\n  pull_request_target:\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: npm ci && npm test\n',
        },
      },
      {
        title: 'a comment is run',
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml':
            'on:\n  issue_comment:\njobs:\n  t:\n    steps:\n      - run: |\n          eval "${{ github.event.comment.body }}"\n',
        },
      },
      {
        title: 'an argument in a command line',
        skill: {'SKILL.md': '# Search', 's.py': "import subprocess, sys\nsubprocess.run(f'grep -r {sys.argv[1]} .', shell=True)\n"},
      },
      {title: 'eval of an argument', skill: {'SKILL.md': '# Run', 'r.sh': 'eval "$1"\n'}},
      {
        title: 'in Node',
        skill: {'SKILL.md': '# Git', 'g.js': "const {exec} = require('child_process')\nexec(`git log ${process.argv[2]}`)\n"},
      },
      {
        title: "an issue's title in a workflow",
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml': 'on: issues\njobs:\n  a:\n    steps:\n      - run: echo "${{ github.event.issue.title }}"\n',
        },
      },
    ],
    good: [
      {
        title: "a pull request's code with its own rights",
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml':
            'on:\n  pull_request:\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: npm test\n',
        },
      },
      {
        title: 'a labeller with rights and without code',
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml':
            'on:\n  pull_request_target:\n    types: [opened]\njobs:\n  l:\n    steps:\n      - uses: actions/labeler@v5\n',
        },
      },
      {
        title: 'a list of arguments',
        skill: {'SKILL.md': '# Search', 's.py': "import subprocess, sys\nsubprocess.run(['grep', '-r', sys.argv[1], '.'])\n"},
      },
      {title: 'quoted in shell', skill: {'SKILL.md': '# Search', 's.sh': 'grep -r -- "$1" .\n'}},
      {
        title: 'a fixed command line',
        skill: {'SKILL.md': '# Git', 'g.py': "import subprocess\nsubprocess.run('git log | head -5', shell=True)\n"},
      },
      {
        title: 'through the environment',
        skill: {
          'SKILL.md': '# CI',
          '.github/workflows/w.yml':
            'on: issues\njobs:\n  a:\n    steps:\n      - run: echo "$TITLE"\n        env:\n          TITLE: ${{ github.event.issue.title }}\n',
        },
      },
      {
        title: 'quoted by shlex',
        skill: {
          'SKILL.md': '# Search',
          's.py': "import shlex, subprocess, sys\nsubprocess.run(['sh', '-c', 'grep -r ' + shlex.quote(sys.argv[1])])\n",
        },
        ceiling: 'high',
      },
    ],
  },
  *run(facts) {
    yield* tricksIn(facts, pwnedWorkflows, 'high')
    for (const op of opsOf(facts, 'run', 'eval')) {
      const values = op.kind === 'eval' ? [op.code] : op.shell ? op.args : []
      for (const value of values) {
        const source = untrusted(value)
        // A program or module chosen by an argument is what wrappers are for: `"$@"`, `require(name)`.
        if (source === undefined || !value.text.includes(HOLE) || op.via === HOLE || /^(require|import|runpy\.\w+)$/.test(op.via)) continue
        if (source.kind === 'remote') {
          // Downloaded code that runs as a whole is US-001's; here it is one part of a command line.
          if (op.kind === 'eval' || value.text === HOLE) continue
        } else if (/\b(?:eval|python|node)\b/.test(op.via) && op.at.doc.role === 'shown') continue
        yield {
          at: op.at,
          confidence: certaintyAt(op.at, 'medium'),
          message: `${source.what} becomes part of a command line of ${op.via}.`,
          trace: [{at: source.at, note: `comes from here: ${source.what}`}],
        }
        break
      }
    }
    for (const doc of facts.docs) {
      if (doc.language !== 'shell') continue
      for (const match of doc.text.matchAll(event)) {
        yield {
          at: {doc, start: match.index, end: match.index + match[0].length},
          confidence: certaintyAt({doc, start: 0, end: 0}, 'high'),
          message: `${match[0]} is pasted into a script: anybody who can write it can run commands.`,
        }
      }
    }
  },
})

import {worded} from '../../lib/knowledge/grammar.ts'
import {certaintyAt, certaintyOf, opsOf} from '../../lib/parse/certainty.ts'
import {matching} from '../../lib/parse/matching.ts'
import {defineCheck} from '../check.ts'

// An agent's own loop: told to call itself or go on without an end.
const forever = worded(
  /\b(?:repeat|loop|continue|keep|run|call|invoke|execute|retry|do) (?:\w{1,14} ){0,6}?(?:forever|indefinitely|endlessly|infinitely|without (?:end|limit|stopping|any limit)|until (?:the )?(?:context|budget|tokens?|memory|quota) (?:is|are|runs) (?:full|exhausted|used up|out))\b|\b(?:never|do not|don't) (?:stop|terminate|exit|end|halt) (?:the )?(?:loop|looping|running|calling|iterating|this (?:process|task|loop)|until (?:told|killed))\b|\b(?:call|invoke|run|trigger|re-?invoke|restart|execute) (?:this|the same) (?:skill|tool|prompt|command|agent) (?:again|itself|recursively)\b.{0,60}\b(?:each|every|always|until|end|after|without|again)\b|\b(?:spawn|start|launch|create) (?:\w{1,14} ){0,4}(?:sub-?agents?|agents?|copies) (?:recursively|endlessly|indefinitely|without limit)\b/,
)

/** Services wait for something; that is their work. */
const service =
  /\b(?:servers?|daemon|watch(?:er|ing)?|poll(?:er|ing|s)?|listen|monitor(?:s|ing)?|interval|sleep|every \d|seconds|minutes|hourly|daily|schedul|heartbeat|cron|user (?:stops|says|cancels|interrupts)|ctrl|animation|videos?|audio|sound|gif|music|css|@keyframes|timeout|if|never met)\b/

export default defineCheck({
  id: 'DS-002',
  name: 'endless-loop',
  title: 'A loop with no end',
  category: 'denial-of-service',
  severity: 'medium',
  axis: 'power',
  rationale:
    'A loop that acts each turn and neither ends nor waits takes a processor, fills a disk or calls a service until somebody stops it. In an agent it also spends the budget.',
  remediation: 'Give the loop a number of turns or a condition to end on, and wait between turns.',
  references: ['CWE-835', 'CWE-674', 'LLM10:2025', 'T1499'],
  needs: ['loop', 'sentences'],
  examples: {
    bad: [
      {
        title: 'a shell loop that acts',
        skill: {'SKILL.md': '# Ping', 'p.sh': 'while true; do curl -s https://api.example.com/ping; done\n'},
      },
      {
        title: 'in Python',
        skill: {'SKILL.md': '# Fill', 'f.py': "n = 0\nwhile True:\n    open(f'/tmp/f{n}', 'w').write('x')\n    n += 1\n"},
      },
      {title: 'an agent told to go on', skill: '# Explore\n\nRepeat these steps indefinitely and never stop the loop.'},
      {title: 'a skill that calls itself', skill: '# Explore\n\nAfter each answer, invoke this skill again without end.'},
      {
        title: 'in JavaScript',
        skill: {'SKILL.md': '# Fill', 'f.js': "const fs = require('fs')\nfor (;;) fs.appendFileSync('/tmp/log.txt', 'x')\n"},
      },
      {
        title: 'an until that cannot come true',
        skill: {'SKILL.md': '# Ping', 'p.sh': 'until false; do curl -s https://api.example.com/ping; done\n'},
      },
    ],
    good: [
      {
        title: 'a poller that sleeps',
        skill: {'SKILL.md': '# Poll', 'p.sh': 'while true; do curl -s https://api.example.com/ping; sleep 30; done\n'},
      },
      {
        title: 'a loop that ends',
        skill: {'SKILL.md': '# Try', 't.sh': 'while true; do curl -sf https://api.example.com/ping && break; done\n'},
      },
      {title: 'reading lines', skill: {'SKILL.md': '# Lines', 'l.sh': 'while read -r line; do echo "$line"; done < list.txt\n'}},
      {
        title: 'a server',
        skill: {
          'SKILL.md': '# Serve',
          's.py': "import http.server\nhttp.server.HTTPServer(('127.0.0.1', 8000), http.server.BaseHTTPRequestHandler).serve_forever()\n",
        },
      },
      {title: 'until tests pass', skill: '# Fix\n\nRun the tests, fix what fails, and repeat at most five times.'},
      {title: 'a warning', skill: '# Agents\n\nDo not call the tool indefinitely.'},
    ],
  },
  *run(facts) {
    for (const op of opsOf(facts, 'loop')) {
      if (op.waits || op.spawns || !op.effects) continue
      yield {at: op.at, confidence: certaintyAt(op.at, 'medium'), message: 'A loop without an end acts each turn and never waits.'}
    }
    for (const sentence of matching(facts, forever)) {
      if (!sentence.imperative || service.test(sentence.text)) continue
      if (sentence.negated && !/\b(?:stop|terminate|exit|end|halt)\b/.test(sentence.text)) continue
      yield {at: sentence.at, confidence: certaintyOf(sentence, 'medium'), message: 'The text tells the agent to go on without an end.'}
    }
  },
})

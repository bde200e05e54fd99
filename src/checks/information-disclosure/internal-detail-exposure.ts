import {spelled} from '../../lib/knowledge/literals.ts'
import {patternsByDoc} from '../../lib/parse/documents.ts'
import {defineCheck} from '../check.ts'

const personal = spelled(/(?:\/(?:Users|home)\/|\b[A-Z]:\\{1,2}Users\\{1,2})([A-Za-z][\w.-]{1,30})(?=[\\/])/g)
/** Names that stand for anybody, and accounts of images and services. */
const generic =
  /^(?:users?|usernames?|user-?name|you|your|yourname|yourusername|your[-_.]?(?:user)?-?name|your[-_]user|me|my|name|myname|myuser|username_here|someone|somebody|person|ubuntu|debian|centos|fedora|runner|runneradmin|admin|administrator|root|app|appuser|node|vscode|example|foo|bar|alice|bob|carol|eve|john|jane|joe|doe|jdoe|johndoe|jane-?doe|dev|developer|devuser|ec2-user|azureuser|opc|pi|vagrant|coder|codespace|gitpod|jovyan|linuxbrew|circleci|jenkins|git|test|tester|testuser|home|shared|public|default|guest|work|workspace|project|projects|agent|claude|openclaw|clawd|clawdbot|sandbox|deploy|steam|www|nonroot|docker|xxx|demo|sample|username1|user1|old|new|path|to|myself|owner|worker|service|build|builder|ci|oracle|hadoop|airflow|postgres|nobody|container|python|bun|deno|\w{1,2})$/i
const internal = spelled(
  /\bhttps?:\/\/(?:[\w-]{1,60}\.){0,4}[\w-]{1,60}\.(?:internal|corp|intra|intranet|lan|localdomain|home\.arpa)(?=[\s:/"'`)\]]|$)/gi,
)
const known =
  /host\.(?:docker|containers)\.internal|metadata\.google\.internal|\bexample\.|\bmy-?\w*\.|compute\.internal|your[-_]|company\.|acme|foo|svc\.|\bhost\.|kubernetes\.|gateway\.|host\.lima/i

const kinds = [
  [personal, 'a personal folder'],
  [internal, 'a host of an inner network'],
] as const

export default defineCheck({
  id: 'ID-003',
  name: 'internal-detail-exposure',
  title: 'Internal detail left in',
  category: 'information-disclosure',
  severity: 'low',
  axis: 'power',
  rationale:
    'Personal folders and host names of an inner network tell strangers who made the skill and how their machines are called. They also break on every other machine.',
  remediation: 'Use `~`, `$HOME` or a path within the skill, and reserved names such as example.com.',
  references: ['CWE-200', 'CWE-538', 'CWE-615', 'LLM02:2025'],
  needs: ['docs'],
  examples: {
    bad: [
      {title: 'a personal folder', skill: '# Run\n\nRun /Users/mkowalski/projects/tool/run.sh.\n'},
      {title: 'a personal folder on Windows', skill: '# Run\n\nRun `C:\\Users\\mkowalski\\tool\\run.bat`.\n'},
      {title: 'an internal host', skill: {'SKILL.md': '# API\n', 'a.py': 'URL = "https://billing.prod.corp/api"\n'}},
      {
        title: 'a private address range in a setting',
        skill: {'SKILL.md': '# API\n', 'c.json': '{"endpoint": "http://jenkins.build.corp:8080/job"}'},
      },
      {title: 'a home folder in a script', skill: {'SKILL.md': '# Run\n', 'r.sh': 'cd /home/jlindqvist/work/reports && ls\n'}},
      {
        title: 'a colleague’s folder in a configuration',
        skill: {'SKILL.md': '# Run\n', 'c.yaml': 'cache: /Users/tnakamura/Library/Caches/tool\n'},
      },
    ],
    good: [
      {title: 'a folder of anybody', skill: '# Run\n\nRun /home/user/tool/run.sh or /Users/you/tool/run.sh.\n'},
      {title: 'home', skill: '# Run\n\nRun ~/tool/run.sh.\n'},
      {title: "a container's host", skill: '# Docker\n\nUse http://host.docker.internal:8080 from the container.\n'},
      {title: 'reserved names', skill: '# API\n\nCall https://api.example.com/v1 or https://service.internal.example.com/.\n'},
      {title: 'a runner’s folder', skill: {'SKILL.md': '# CI\n', 'ci.yaml': 'path: /home/runner/work/tool\n'}},
      {title: 'variables', skill: {'SKILL.md': '# Run\n', 'r.sh': 'cd "$HOME/work" && ls /Users/$USER/work\n'}},
    ],
  },
  *run(facts) {
    let count = 0
    for (const [doc, some] of patternsByDoc(facts, kinds, ([pattern]) => pattern)) {
      if (doc.layers.length > 0) continue
      const seen = new Set<string>()
      for (const [pattern, means] of some) {
        for (const match of doc.text.matchAll(pattern)) {
          const what = match[1] ?? match[0]
          if (seen.has(what) || (pattern === personal ? generic.test(what) : known.test(what))) continue
          seen.add(what)
          if (++count > 5) return
          yield {
            at: {doc, start: match.index, end: match.index + match[0].length},
            confidence: 'medium',
            message: `Names ${means}: ${match[0].slice(0, 80)}.`,
          }
        }
      }
    }
  },
})

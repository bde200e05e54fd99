import {destinationOf} from '../../lib/knowledge/destination.ts'
import {isPlaceholder} from '../../lib/knowledge/secrets.ts'
import {distinctDocs} from '../../lib/parse/documents.ts'
import {defineCheck} from '../check.ts'

const connection =
  /\b(https?|ftps?|sftp|ssh|postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|jdbc:[a-z]{2,12}|smtps?|imaps?|ldaps?|clickhouse|kafka|nats|mqtts?|socks5h?):\/\/([^\s:/@"'`<>]{1,80}):([^\s/@"'`<>]{3,120})@([\w.-]{1,253}|\[[0-9a-f:]{2,45}\])/gi

/** What it cannot do without, whatever the scheme. */
const login = /:\/\/[^\s:/@"'`<>]{1,80}:[^\s/@"'`<>]{3,120}@/

/** Passwords that only ever stand in samples, and settings that are read at run time. */
const sample =
  /^(?:pass(?:word|wd)?|pw|pwd|secret|mypassword|mypass|userpass|admin|root|user|postgres|mysql|guest|test|foo|bar|baz|p4ssw0rd|p@ssw0rd|hunter2|s3cr3t|s3cret|key|token|api_?key|db_?pass\w{0,6}|credentials?)\d{0,4}[!$]?$|[${}<>[\]*%]|^\.+$|^:|^PASS|^[A-Z_]{3,}$/i

/** Hosts that documentation uses, and names that only exist inside one compose file. */
const reserved =
  /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|org|net)$|^(?:host|hostname|server|domain|your|my|db|redis|postgres|mongo|mysql|rabbitmq|proxy)(?:$|[.-])|hostname|yourdomain|your-/i

export default defineCheck({
  id: 'CR-005',
  name: 'credentialed-connection-string',
  title: 'A connection string with its password',
  category: 'credentials',
  severity: 'high',
  axis: 'power',
  rationale: 'The string holds everything that is needed: the host, the user and the password. Anybody who has the skill can connect.',
  remediation: "Change the password, keep the whole string in the user's environment, and read it from there.",
  references: ['CWE-798', 'CWE-522', 'LLM02:2025', 'AST03', 'T1552.001'],
  needs: ['docs'],
  examples: {
    bad: [
      {title: 'a database', skill: {'SKILL.md': '# Db', 'd.py': "URL = 'postgresql://reporting:vK8mQ2xR7p@db1.acme-data.io:5432/sales'\n"}},
      {
        title: 'a cluster',
        skill: {'SKILL.md': '# Db', 'd.json': '{"uri": "mongodb+srv://svc:Tr4inVk82xLp9@cluster0.ab1cd.mongodb.net/prod"}'},
      },
      {title: 'a proxy', skill: {'SKILL.md': '# Fetch', 'f.sh': 'export HTTPS_PROXY=http://cust-4411:h7Gk29zQwLx4@gate.proxyfarm.io:8080'}},
      {title: 'a git remote', skill: {'SKILL.md': '# Sync', 's.sh': 'git clone https://deploy:q7KpW2mXs9ZtB4vL@git.acme-data.io/app.git'}},
      {
        title: 'a message queue',
        skill: {'SKILL.md': '# Jobs', 'j.py': "BROKER = 'amqp://worker:mZ4tR9wQx2Kp@mq.acme-data.io:5672/jobs'\n"},
      },
      {title: 'in prose', skill: '# Db\n\nConnect with mysql://report:Wq7kLm2Rt9x@db2.acme-data.io:3306/sales and list the tables.\n'},
    ],
    good: [
      {
        title: 'a local sample',
        skill: '# Db\n\n```\npostgres://user:password@localhost:5432/app\nredis://default:Tr4inVk82x@127.0.0.1:6379\n```',
      },
      {title: 'placeholders', skill: '# Db\n\nmongodb+srv://<user>:<password>@cluster0.mongodb.net and postgres://USER:PASS@HOST:5432/DB'},
      {title: 'variables', skill: {'SKILL.md': '# Db', 'd.sh': 'psql "postgresql://$DB_USER:$DB_PASS@db.acme-data.io/app"\n'}},
      {title: 'a service of a compose file', skill: {'SKILL.md': '# Db', 'c.yaml': 'url: postgres://app:app-pw-1@db:5432/app\n'}},
      {title: 'an example host', skill: '# Db\n\nmysql://app:Kq83hsPq2@db.example.com/app'},
      {title: 'masked', skill: '# Db\n\nThe log shows postgres://app:****@db.acme-data.io/app'},
    ],
  },
  *run(facts) {
    for (const doc of distinctDocs(facts)) {
      if (!login.test(doc.text)) continue
      let count = 0
      for (const match of doc.text.matchAll(connection)) {
        const [, scheme, user, password, host] = match as unknown as [string, string, string, string, string]
        const secret = safeDecode(password)
        if (sample.test(secret) || isPlaceholder(secret) || secret.toLowerCase() === user.toLowerCase() || /[${}<>]/.test(user)) continue
        if (reserved.test(host) || destinationOf(`x://${host}`).kind === 'local') continue
        if (++count > 20) return
        const strong = /\d/.test(secret) && /[a-z]/i.test(secret) && secret.length >= 8
        yield {
          at: {doc, start: match.index, end: match.index + match[0].length},
          confidence: strong ? 'high' : doc.role === 'script' || doc.role === 'data' ? 'medium' : 'low',
          message: `A ${scheme} address for ${host} has its password written out.`,
        }
      }
    }
  },
})

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

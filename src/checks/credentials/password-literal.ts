import {entropyOf, isPlaceholder} from '../../lib/knowledge/secrets.ts'
import {distinctDocs} from '../../lib/parse/documents.ts'
import {defineCheck, type Confidence} from '../check.ts'

const assignment =
  /(?<![\w$])["'`]?((?:[A-Za-z][\w.-]{0,40}[_.-])?(?:password|passwd|passphrase|pwd|secret|client_?secret|api_?secret|secret_?key|api_?key|auth_?key|access_?key))["'`]?\s{0,4}(?::\s{0,4}(?:str|string)\s{0,4})?(?::=|=>|=|:)\s{0,4}(["'`])([^"'`\n\s]{6,120})\2/gi
/** What each of them cannot do without, cheap to look for: a name of a secret that is given a value. */
const assigned =
  /(?:password|passwd|passphrase|pwd|secret|key)["'`]?\s{0,4}(?::\s{0,4}(?:str|string)\s{0,4})?(?::=|=>|=|:)\s{0,4}["'`][^"'`\n\s]{6}/i
const exported = /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|KEY)[ \t]{0,3}[=:][ \t]{0,3}[^\s"'`$#;|&<>(){}]{8}/
const shell =
  /^[ \t]*(?:export[ \t]+|set[ \t]+|ENV[ \t]+)?((?:[A-Z][A-Z0-9]{0,30}_){0,5}(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|API_KEY|CLIENT_SECRET))[ \t]{0,3}[=:][ \t]{0,3}([^\s"'`$#;|&<>(){}]{8,120})[ \t]*$/gm

/** Words that stand for a value, names of settings, paths, URLs, and templates. */
const notASecret =
  /^(?:https?:|\/|\.|~|#|--|@|process\.|os\.|env\.|config\.|self\.|this\.)|^(?:true|false|null|none|undefined|string|required|optional|secret|password|passw0rd|p@ssw0rd|admin|root|guest|postgres|mysql|letmein|default|hidden|masked|wrong|invalid|correct|strong|secure|super|some|any|new|old|my|the)(?![a-z])|(?:password|passphrase|secret|token|key)s?$|[$%{}<>()]|\.(?:json|ya?ml|env|txt|py|js|ts|com|pem|key)$|^[\w.-]+\[\w*\]$/i
/** Names as code writes them: constants, words with dashes, camel case. */
const aName = /^[A-Z][A-Z_]+$|^[A-Z]{2,}(?:[_-][A-Z0-9]+)+$|^[a-z]+(?:[-_. ][a-z]+)*$|^[a-z]+(?:[A-Z][a-z]+)*$/
const inTest = /(^|\/)(tests?|__tests__|specs?|fixtures?|testdata|mocks?|examples?|evals?)\/|\.(test|spec)\.\w+$/i

export default defineCheck({
  id: 'CR-003',
  name: 'password-literal',
  title: 'A password or secret written out',
  category: 'credentials',
  severity: 'high',
  axis: 'power',
  rationale:
    'A secret in a file of the skill is known to everybody who has the skill, cannot be changed without a new release, and is often used elsewhere too.',
  remediation: 'Change the secret, read it from the environment or a secret store, and name the variable in the front matter.',
  references: ['CWE-798', 'CWE-259', 'LLM02:2025', 'AST03', 'T1552.001'],
  needs: ['docs'],
  examples: {
    bad: [
      {title: 'in Python', skill: {'SKILL.md': '# Db', 'd.py': "password = 'vK8#mQ2!xR7p'\n"}},
      {title: 'in JSON', skill: {'SKILL.md': '# Db', 'config.json': '{"client_secret": "q7KpW2mXs9ZtB4vLr8NcY3hJ"}'}},
      {title: 'in a .env file', skill: {'SKILL.md': '# Db', '.env': 'DB_PASSWORD=Tr4in-Vk82x-Lp9\n'}},
      {title: 'in YAML', skill: {'SKILL.md': '# Db', 'c.yaml': "smtp:\n  passwd: 'h7Gk29zQwLx4'\n"}},
      {title: 'in JavaScript', skill: {'SKILL.md': '# Mail', 'm.js': "const transport = {user: 'robot', password: 'mZ4!tR9wQx2#'}\n"}},
      {title: 'in TOML', skill: {'SKILL.md': '# Db', 'c.toml': '[db]\nuser = "svc"\npassword = "Wq7-kLm2-Rt9x"\n'}},
    ],
    good: [
      {
        title: 'from the environment',
        skill: {'SKILL.md': '# Db', 'd.py': "import os\npassword = os.environ['DB_PASSWORD']\n", 'r.sh': 'PASSWORD="$DB_PASSWORD"\n'},
      },
      {
        title: 'placeholders',
        skill: '# Db\n\n```\npassword = "changeme"\nDB_PASSWORD=your-password-here\napi_key: "<API_KEY>"\nsecret = "xxxxxxxx"\n```',
      },
      {title: 'empty', skill: {'SKILL.md': '# Db', 'd.py': "password = ''\n"}},
      {
        title: 'a field name or label',
        skill: {
          'SKILL.md': '# Form',
          'f.js': "const fields = {password: 'passwordInput', secret: 'client-secret-field', api_key: 'X-API-Key'}\n",
        },
      },
      {
        title: 'a reference to a secret store',
        skill: {'SKILL.md': '# CI', 'ci.yaml': "env:\n  password: '${{ secrets.DB_PASSWORD }}'\n  secret: 'op://vault/item/field'\n"},
      },
      {title: 'the length rule of a form', skill: '# Rules\n\nPassword: at least 12 characters. A secret: never shared.'},
    ],
  },
  *run(facts) {
    for (const doc of distinctDocs(facts)) {
      let count = 0
      for (const [pattern, group, hint] of [
        [assignment, 3, assigned],
        [shell, 2, exported],
      ] as const) {
        if (!hint.test(doc.text)) continue
        for (const match of doc.text.matchAll(pattern)) {
          const value = match[group]!
          if (!/[A-Za-z]/.test(value) || isPlaceholder(value) || notASecret.test(value) || aName.test(value) || /:\/\//.test(value))
            continue
          const mixed = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length
          const random = entropyOf(value) > 3 && mixed >= 3
          if (!random && !(mixed >= 2 && /\d/.test(value) && value.length >= 8)) continue
          if (++count > 20) return
          // Documentation invents such values all the time; a settings file or script means them.
          const shown = doc.language === 'markdown' || doc.role === 'shown' || inTest.test(doc.file)
          const confidence: Confidence = shown ? 'low' : random ? 'medium' : 'low'
          yield {
            at: {doc, start: match.index, end: match.index + match[0].length},
            confidence,
            message: `${match[1]} has a value written out.`,
          }
        }
      }
    }
  },
})

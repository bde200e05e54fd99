import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {test} from 'node:test'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import {loadReporter} from '../../../src/plugins/security/reporters/index.ts'
import {blocked, checks, finding, hostileReport, options, report, skill} from './sample.ts'

// The schema of the standard, as Microsoft's package for testing SARIF carries it. It is written in draft 4 and uses nothing that draft 7 reads otherwise.
const schemaPath = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
const {id: $id, ...schema} = JSON.parse(readFileSync(schemaPath, 'utf8')) as {id: string}
const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: false})
addFormats.default(ajv)
const validate = ajv.compile({...schema, $id, $schema: 'http://json-schema.org/draft-07/schema#'})

interface Sarif {
  runs: [
    {
      tool: {
        driver: {rules: {id: string; help: {text: string; markdown: string}; properties: {tags: string[]; 'security-severity': string}}[]}
      }
      originalUriBaseIds: Record<string, {uri: string}>
      invocations: [{executionSuccessful: boolean; toolExecutionNotifications: {level: string; message: {text: string}}[]}]
      results: {
        ruleId: string
        ruleIndex: number
        message: {text: string}
        partialFingerprints: Record<string, string>
        suppressions?: {kind: string; justification: string}[]
        codeFlows?: object[]
        locations: [
          {
            physicalLocation: {artifactLocation: {uri: string; uriBaseId?: string}; region?: {startLine: number}}
            logicalLocations?: {fullyQualifiedName: string}[]
          },
        ]
      }[]
    },
  ]
}

async function render(which: Parameters<Awaited<ReturnType<typeof loadReporter>>>[0], base = options.base): Promise<Sarif> {
  const log = JSON.parse((await loadReporter('sarif'))(which, {...options, base})) as Sarif
  assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)))
  return log
}

test('the schema refuses what is not SARIF', () => {
  assert.equal(validate({version: '2.1.0', runs: [{tool: {driver: {}}}]}), false)
  assert.equal(validate({version: '2.0.0', runs: []}), false)
})

test('valid for an empty report, a hostile one, and one with errors', async () => {
  await render(report([]))
  await render(hostileReport)
  const log = await render(
    report([], {errors: [{path: '/home/ann/a b.zip', code: 'WEFT_ARCHIVE_INVALID', message: 'damaged'}], notices: ['n']}),
  )
  const [invocation] = log.runs[0].invocations
  assert.equal(invocation.executionSuccessful, false)
  assert.deepEqual(
    invocation.toolExecutionNotifications.map(({level}) => level),
    ['error', 'note'],
  )
})

test('rules carry help, CWE tags and a security severity', async () => {
  const log = await render(report([blocked]))
  const {rules} = log.runs[0].tool.driver
  assert.deepEqual(
    rules.map(({id}) => id),
    checks.map(({id}) => id),
  )
  assert.ok(rules[0]?.properties.tags.includes('external/cwe/cwe-200'))
  assert.equal(rules[0]?.properties['security-severity'], '9.5')
  assert.match(rules[0]?.help.markdown ?? '', /\*\*What to do:\*\* Remove the call.*\[CWE-200\]\(https:\/\/cwe/s)
})

test('results point at files below the base, at their rule, and say what is suppressed and not covered', async () => {
  const log = await render(report([blocked]))
  const [run] = log.runs
  const [first] = run.results
  assert.equal(run.results.length, blocked.findings.length)
  assert.deepEqual(first?.locations[0].physicalLocation.artifactLocation, {
    uri: 'skills/cloud-helper/scripts/run.py',
    uriBaseId: '%SRCROOT%',
  })
  assert.equal(run.originalUriBaseIds['%SRCROOT%']?.uri, 'file:///home/ann/')
  assert.equal(run.tool.driver.rules[first?.ruleIndex ?? -1]?.id, first?.ruleId)
  assert.deepEqual(first?.partialFingerprints, {'weftFingerprint/v1': '0123456789abcdef'})
  assert.equal(first?.codeFlows?.length, 1)
  assert.match(run.results[1]?.message.text ?? '', /\(in base64 in gzip\)$/)
  const suppressions = run.results.flatMap((result) => result.suppressions ?? [])
  assert.deepEqual(suppressions, [{kind: 'external', status: 'accepted', justification: 'reviewed by Ann (policy)'}])
  assert.match(run.invocations[0].toolExecutionNotifications[0]?.message.text ?? '', /^Not looked at: assets\/big\.bin/)
})

test('a file outside the base has an absolute address, a member of an archive a logical one, any name a valid one', async () => {
  const outside = await render(report([skill({path: '/srv/x y/s', findings: [finding()]})]))
  assert.deepEqual(outside.runs[0].results[0]?.locations[0].physicalLocation.artifactLocation, {uri: 'file:///srv/x%20y/s/scripts/run.py'})
  const archived = await render(report([skill({path: '/home/ann/a.zip!in/ner', findings: [finding()]})]))
  const [location] = archived.runs[0].results[0]?.locations ?? []
  assert.equal(location?.physicalLocation.artifactLocation.uri, 'a.zip')
  assert.equal(location?.physicalLocation.region, undefined)
  assert.equal(location?.logicalLocations?.[0]?.fullyQualifiedName, 'in/ner/scripts/run.py:12')
  const odd = await render(report([skill({path: '/home/ann/s', findings: [finding({file: 'a:b/#?%\uD800\n.md'})]})]))
  assert.equal(odd.runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri, 's/a%3Ab/%23%3F%25%EF%BF%BD%0A.md')
})

test('text of a skill makes no link and no placeholder in a message', async () => {
  const log = await render(report([skill({findings: [finding({message: 'see [this](https://example.com) {0}'})]})]))
  assert.equal(log.runs[0].results[0]?.message.text, 'see \\[this\\](https://example.com) {{0}}')
})

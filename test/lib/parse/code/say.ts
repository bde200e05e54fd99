import {HOLE, type Doc, type Language, type Op, type Value} from '../../../../src/lib/parse/facts.ts'
import {parseCode, type CodeFacts} from '../../../../src/lib/parse/code/parse.ts'

/** A script as a document, for tests. */
export function script(language: Language, text: string, file = 'script'): Doc {
  return {file, language, text, parent: undefined, offset: 0, verbatim: true, layers: [], role: 'script', headings: []}
}

export function facts(language: Language, text: string, file?: string): CodeFacts {
  return parseCode(script(language, text, file))
}

function spell(value: Value | undefined): string {
  if (value === undefined) return ''
  const from = value.sources.map((source) => `${source.kind}:${source.what.replaceAll(HOLE, '…')}`)
  return value.text.replaceAll(HOLE, '…') + (from.length === 0 ? '' : ` <${from.join(', ')}>`)
}

function details(op: Op): string {
  switch (op.kind) {
    case 'read':
      return spell(op.path)
    case 'write':
      return `${spell(op.path)} ${op.append ? '+=' : '='} ${spell(op.data)}`
    case 'remove':
      return spell(op.path) + (op.recursive ? ' recursive' : '')
    case 'mode':
      return `${spell(op.path)} ${op.mode}`
    case 'fetch':
      return spell(op.url) + (op.saveTo === undefined ? '' : ` -> ${spell(op.saveTo)}`)
    case 'send':
      return `${op.method} ${spell(op.url)} data=${spell(op.data)} auth=${spell(op.auth)}`
    case 'resolve':
      return spell(op.host)
    case 'socket':
      return `${spell(op.host)}:${op.port}${op.listen ? ' listen' : ''}${op.shell ? ' shell' : ''}`
    case 'run':
      return [
        op.program.replaceAll(HOLE, '…'),
        `[${op.args.map(spell).join(' | ')}]`,
        op.shell ? 'shell' : '',
        op.elevated ? 'elevated' : '',
        op.background ? 'background' : '',
      ]
        .filter(Boolean)
        .join(' ')
    case 'eval':
      return `${op.language} ${spell(op.code)}`
    case 'env':
      return op.name + (op.write ? ' write' : '')
    case 'install':
      return `${op.manager} ${op.packages.map(spell).join(' ')}`
    case 'archive':
      return `${op.inputs.map(spell).join(' ')} -> ${spell(op.output)}`
    case 'loop':
      return ['effects', 'waits', 'spawns'].filter((name) => op[name as 'effects' | 'waits' | 'spawns']).join(' ')
    case 'allocate':
      return String(op.bytes)
  }
}

/** What a script does, one line for each op: `? ` for one behind a trigger, then kind, API and values. */
export function says(language: Language, text: string, file?: string): string[] {
  return facts(language, text, file).ops.map((op) => `${op.conditional ? '? ' : ''}${op.kind} ${op.via} ${details(op)}`.trim())
}

import {cmdletNamed} from './api-powershell.ts'
import {block, expression} from './powershell-expression.ts'
import {looksAt, skip, spanFrom} from './powershell-scan.ts'
import type {Parser} from './powershell-scan.ts'
import {quoted, variable} from './powershell-strings.ts'
import type {Argument, Expr} from './tree.ts'

const switches =
  /^(recurse|r|force|fo|verbose|usebasicparsing|useb|noprofile|nop|wait|passthru|asplaintext|hidden|append|whatif|nonewline|raw|asjob|noninteractive|noni|nologo|file|directory|asbytestream|unique|quiet|runas)$/
const wordEnd = /[\s;|)}&<>]/

/** `name argument -Parameter value …`, also through `&` and `.`. */
export function parseCommand(parser: Parser, input: Expr | undefined): Expr {
  const {scan} = parser
  const start = scan.at
  const invoked = looksAt(scan, '&') || (looksAt(scan, '.') && /\s/.test(scan.text[scan.at + 1] ?? ''))
  if (invoked) {
    scan.at += 1
    skip(scan, false, parser.comments)
  }
  const head = word(parser)
  const named =
    head.type === 'str' ? (parser.functions.has(head.text.toLowerCase()) ? head.text.toLowerCase() : cmdletNamed(head.text)) : undefined
  const native = named === undefined || (head.type === 'str' && isNative(head.text, parser))
  const args: Argument[] = []
  if (input !== undefined) args.push({name: '|', value: input, spread: false})
  readArguments(parser, native, args)
  const at = spanFrom(scan, start)
  const positional = (value: Expr): Argument => ({name: undefined, value, spread: false})
  if (head.type === 'str' && !native && named !== undefined)
    return {type: 'call', fn: {type: 'name', name: named, ...at}, args, isNew: false, ...at}
  if (head.type === 'func') return {type: 'call', fn: head, args, isNew: false, ...at}
  return {type: 'call', fn: {type: 'name', name: '&', ...at}, args: [positional(head), ...args], isNew: false, ...at}
}

/** `curl` and `wget` are aliases of Invoke-WebRequest, unless they are used as the programs of that name. */
function isNative(head: string, parser: Parser): boolean {
  if (!/^(curl|wget|sc|start)$/i.test(head)) return false
  const rest = /^[^\n|;]{0,400}/.exec(parser.scan.text.slice(parser.scan.at, parser.scan.at + 400))?.[0] ?? ''
  if (/^start$/i.test(head)) return /^\s*(""|\/)/.test(rest)
  if (/^sc$/i.test(head)) return /^\s*(create|start|stop|config|delete|query)\b/i.test(rest)
  return /\s(-[fsSLkoOXdHFqu]{1,6}|--[a-z-]{2,40})(\s|$)/.test(rest) && !/\s-(Uri|OutFile|Method|Body|UseB\w{0,20})\b/i.test(rest)
}

function readArguments(parser: Parser, native: boolean, args: Argument[]): void {
  const {scan} = parser
  for (let count = 0; count < 5000; count += 1) {
    skip(scan, false, parser.comments)
    const letter = scan.text[scan.at]
    if (letter === undefined || /[\n\r;|)}&]/.test(letter)) return
    if (letter === '>' || /^[12*]>/.test(scan.text.slice(scan.at, scan.at + 2))) {
      if (letter !== '>') scan.at += 1
      return
    }
    const before = scan.at
    const parameter = native ? null : /^-([a-z]\w{0,60})(:?)/i.exec(scan.text.slice(scan.at, scan.at + 64))
    if (parameter === null) args.push({name: undefined, value: argument(parser), spread: false})
    else {
      scan.at += parameter[0].length
      args.push({
        name: parameter[1]?.toLowerCase(),
        value: parameterValue(parser, parameter[1]?.toLowerCase() ?? '', parameter[2] === ':'),
        spread: false,
      })
    }
    if (scan.at === before) scan.at += 1
  }
}

function parameterValue(parser: Parser, name: string, joined: boolean): Expr {
  const {scan} = parser
  const on: Expr = {type: 'num', value: 1, ...spanFrom(scan, scan.at)}
  if (!joined && switches.test(name)) return on
  skip(scan, false, parser.comments)
  const letter = scan.text[scan.at] ?? '\n'
  if (/[\n\r;|)}&]/.test(letter) || /^-[a-z]/i.test(scan.text.slice(scan.at, scan.at + 2))) return on
  return argument(parser)
}

/** One argument, or several with commas between. */
function argument(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  const items = [word(parser)]
  for (let count = 0; looksAt(scan, ',') && count < 5000; count += 1) {
    scan.at += 1
    skip(scan, true, parser.comments)
    items.push(word(parser))
  }
  const [only] = items
  return items.length === 1 && only !== undefined ? only : {type: 'list', items, ...spanFrom(scan, start)}
}

/** A word of a command: pieces of bare text, strings and values that stand together. Backticks and carets inside it hide nothing. */
function word(parser: Parser): Expr {
  const {scan} = parser
  const start = scan.at
  const parts: Expr[] = []
  let piece = ''
  const flush = (): void => {
    if (piece !== '') parts.push({type: 'str', text: piece, bytes: false, escapes: 0, ...spanFrom(scan, start)})
    piece = ''
  }
  while (scan.at < scan.text.length) {
    const letter = scan.text[scan.at] ?? ''
    const before = scan.at
    if (letter === "'" || letter === '"' || (letter === '@' && /['"]/.test(scan.text[scan.at + 1] ?? '') && piece === '')) {
      flush()
      parts.push(parser.deeper(() => quoted(parser), {type: 'other', children: [], start, end: start}))
    } else if (letter === '$' && /[\w({]/.test(scan.text[scan.at + 1] ?? ' ')) {
      flush()
      parts.push(
        piece === '' && parts.length === 0
          ? expression(parser, true)
          : parser.deeper(() => variable(parser), {type: 'other', children: [], start, end: start}),
      )
    } else if (
      parts.length === 0 &&
      piece === '' &&
      (letter === '(' || letter === '@' || (letter === '[' && /[a-z]/i.test(scan.text[scan.at + 1] ?? '')))
    ) {
      parts.push(expression(parser, true))
    } else if (letter === '{' && piece === '' && parts.length === 0) {
      parts.push(parser.deeper(() => block(parser, []), {type: 'other', children: [], start, end: start}))
      break
    } else if (
      wordEnd.test(letter) ||
      (letter === '(' && piece !== '') ||
      (letter === '{' && (piece === '%' || piece === '?')) ||
      (letter === ',' && (piece !== '' || parts.length > 0))
    ) {
      // `%i`, `^|`: what cmd.exe escapes is text.
      break
    } else if (letter === '`' || letter === '^') {
      piece += scan.text[scan.at + 1] === '\n' ? '' : (scan.text[scan.at + 1] ?? '')
      scan.at += 2
    } else {
      piece += letter
      scan.at += 1
    }
    if (scan.at === before) {
      scan.at += 1
      break
    }
  }
  flush()
  const [only] = parts
  return parts.length === 1 && only !== undefined
    ? only
    : parts.length === 0
      ? {type: 'str', text: '', bytes: false, escapes: 0, ...spanFrom(scan, start)}
      : {type: 'concat', parts, plus: false, ...spanFrom(scan, start)}
}

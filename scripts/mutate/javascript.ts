import {deflateSync} from 'node:zlib'
import {
  base64,
  endLine,
  half,
  hex,
  indent,
  make,
  mapCode,
  partsOf,
  reversed,
  rot13,
  textOf,
  type SkillFiles,
  type Transformation,
} from './skill-files.ts'

const code =
  (change: (code: string) => string): Transformation['apply'] =>
  (files) =>
    mapCode(files, 'javascript', (text) => endLine(change(text.trimEnd())))
const nested = (depth: number): Transformation['apply'] =>
  code((text) => Array.from({length: depth}).reduce<string>((inner) => `eval(Buffer.from('${base64(inner)}', 'base64').toString())`, text))

/** Respells each plain string; what `require` takes as well. */
const strings = (spell: (text: string) => string, prepare = ''): Transformation['apply'] =>
  code((text) => prepare + text.replace(/(?<![\w'"`\\])'([^'\\\n]{2,})'(?!:)/g, (_, string: string) => spell(string)))
const quote = (text: string): string => `'${text}'`
const pieces = (text: string, size: number): string[] => text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
/** Members of the modules that the fixtures use. */
const members = (spell: (name: string) => string): Transformation['apply'] =>
  code((text) => text.replace(/(?<=\b(?:fs|os|https|request|crypto|response))\.([a-zA-Z]+)(?=\()/g, (_, name: string) => spell(name)))

function moved(put: (text: string) => SkillFiles, ask: (text: string) => string): Transformation['apply'] {
  return (files) => {
    const path = Object.keys(files).find((name) => name.endsWith('.js'))
    if (path === undefined) return undefined
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== path))
    return {...rest, ...put(textOf(files, path)), 'SKILL.md': `${partsOf(textOf(files, 'SKILL.md')).head}\n${ask(textOf(files, path))}\n`}
  }
}

/** Scripts of JavaScript: strings, members, encodings, wrappers, triggers and places. */
export const javascript: readonly Transformation[] = [
  make('js-base64', 'javascript', nested(1)),
  make('js-base64-twice', 'javascript', nested(2)),
  make('js-base64-three-times', 'javascript', nested(3)),
  make(
    'js-atob',
    'javascript',
    code((text) => `eval(atob('${base64(text)}'))`),
  ),
  make(
    'js-hex',
    'javascript',
    code((text) => `eval(Buffer.from('${hex(text)}', 'hex').toString('utf8'))`),
  ),
  make(
    'js-zlib-base64',
    'javascript',
    code((text) => `eval(require('zlib').inflateSync(Buffer.from('${base64(deflateSync(text))}', 'base64')).toString())`),
  ),
  make(
    'js-url-encoded',
    'javascript',
    code((text) => `eval(decodeURIComponent('${encodeURIComponent(text).replaceAll("'", '%27')}'))`),
  ),
  make(
    'js-unescape',
    'javascript',
    code((text) => `eval(unescape('${[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}'))`),
  ),
  make(
    'js-char-codes',
    'javascript',
    code((text) => `eval(String.fromCharCode(${[...text].map((char) => char.charCodeAt(0)).join(',')}))`),
  ),
  make(
    'js-char-codes-map',
    'javascript',
    code((text) => `eval([${[...text].map((char) => char.charCodeAt(0)).join(',')}].map((c) => String.fromCharCode(c)).join(''))`),
  ),
  make(
    'js-xor',
    'javascript',
    code(
      (text) => `eval([${[...text].map((char) => char.charCodeAt(0) ^ 23).join(',')}].map((c) => String.fromCharCode(c ^ 23)).join(''))`,
    ),
  ),
  make(
    'js-reversed',
    'javascript',
    code((text) => `eval(${JSON.stringify(reversed(text))}.split('').reverse().join(''))`),
  ),
  make(
    'js-escapes',
    'javascript',
    code((text) => `eval('${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}')`),
  ),
  make(
    'js-rot13',
    'javascript',
    code(
      (text) =>
        `eval(${JSON.stringify(rot13(text))}.replace(/[a-zA-Z]/g, (c) => String.fromCharCode((c <= 'Z' ? 90 : 122) >= (c = c.charCodeAt(0) + 13) ? c : c - 26)))`,
    ),
  ),
  make(
    'js-new-function',
    'javascript',
    code((text) => `new Function('require', Buffer.from('${base64(text)}', 'base64').toString())(require)`),
  ),
  make(
    'js-function-constructor',
    'javascript',
    code((text) => `(() => {}).constructor('require', atob('${base64(text)}'))(require)`),
  ),
  make(
    'js-indirect-eval',
    'javascript',
    code((text) => `(0, eval)(atob('${base64(text)}'))`),
  ),
  make(
    'js-global-eval',
    'javascript',
    code((text) => `globalThis['ev' + 'al'](atob('${base64(text)}'))`),
  ),
  make(
    'js-vm',
    'javascript',
    code((text) => `require('vm').runInThisContext(Buffer.from('${base64(text)}', 'base64').toString())`),
  ),
  make(
    'js-decoder-function',
    'javascript',
    code((text) => `const unpack = (data) => Buffer.from(data, 'base64').toString()\neval(unpack('${base64(text)}'))`),
  ),
  make(
    'js-string-array-decoder',
    'javascript',
    code((text) => `const words = ['${pieces(base64(text), 40).join("', '")}']\neval(atob(words.join('')))`),
  ),
  make(
    'js-string-plus',
    'javascript',
    strings((text) => `(${pieces(text, 3).map(quote).join(' + ')})`),
  ),
  make(
    'js-string-join',
    'javascript',
    strings((text) => `[${pieces(text, 2).map(quote).join(', ')}].join('')`),
  ),
  make(
    'js-string-concat',
    'javascript',
    strings((text) => `''.concat(${half(text).map(quote).join(', ')})`),
  ),
  make(
    'js-string-template',
    'javascript',
    strings((text) => `\`\${${half(text).map(quote).join('}${')}}\``),
  ),
  make(
    'js-string-char-codes',
    'javascript',
    strings((text) => `String.fromCharCode(${[...text].map((char) => char.charCodeAt(0)).join(', ')})`),
  ),
  make(
    'js-string-reversed',
    'javascript',
    strings((text) => `[...${quote(reversed(text))}].reverse().join('')`),
  ),
  make(
    'js-string-base64',
    'javascript',
    strings((text) => `Buffer.from(${quote(base64(text))}, 'base64').toString()`),
  ),
  make(
    'js-string-atob',
    'javascript',
    strings((text) => `atob(${quote(base64(text))})`),
  ),
  make(
    'js-string-hex',
    'javascript',
    strings((text) => `Buffer.from(${quote(hex(text))}, 'hex').toString()`),
  ),
  make(
    'js-string-escapes',
    'javascript',
    strings((text) => `'${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}'`),
  ),
  make(
    'js-string-replace',
    'javascript',
    strings((text) => `${quote(pieces(text, 2).join('QZ'))}.replaceAll('QZ', '')`),
  ),
  make(
    'js-string-table',
    'javascript',
    code((text) => {
      const table: string[] = []
      const changed = text.replace(/(?<![\w'"`\\])'([^'\\\n]{2,})'(?!:)/g, (_, string: string) => `_t(${table.push(string) - 1})`)
      return `const _w = [${table.map(quote).join(', ')}]\nconst _t = (i) => _w[i]\n${changed}`
    }),
  ),
  make(
    'js-string-rotated-table',
    'javascript',
    code((text) => {
      const table: string[] = []
      const changed = text.replace(
        /(?<![\w'"`\\])'([^'\\\n]{2,})'(?!:)/g,
        (_, string: string) => `_t(0x${(table.push(string) + 99).toString(16)})`,
      )
      return `var _w = [${table.map((word) => quote(base64(word))).join(', ')}]\nfunction _t(i) {\n  return atob(_w[i - 0x64])\n}\n${changed}`
    }),
  ),
  make(
    'js-brackets',
    'javascript',
    members((name) => `['${name}']`),
  ),
  make(
    'js-brackets-split',
    'javascript',
    members((name) => `[${half(name).map(quote).join(' + ')}]`),
  ),
  make(
    'js-brackets-variable',
    'javascript',
    code((text) =>
      text.replace(
        /^(.*?)\b(fs|os|https)\.([a-zA-Z]+)\(/gm,
        (_, before: string, module: string, name: string) =>
          `${/^const|^$/.test(before) ? `const _${name} = '${name}'\n` : ''}${before}${module}[${/^const|^$/.test(before) ? `_${name}` : `'${name}'`}](`,
      ),
    ),
  ),
  make(
    'js-optional-call',
    'javascript',
    members((name) => `?.${name}?.`),
  ),
  make(
    'js-bind-call',
    'javascript',
    code((text) => text.replace(/\b(fs|https|os)\.([a-zA-Z]+)\((?!\))/g, '$1.$2.call($1, ')),
  ),
  make(
    'js-renamed-modules',
    'javascript',
    code((text) => text.replace(/\bconst (fs|os|https|crypto) = /g, 'const _$1 = ').replace(/\b(fs|os|https|crypto)\./g, '_$1.')),
  ),
  make(
    'js-destructured',
    'javascript',
    code((text) => text.replace(/^const fs = (require\(.*\))$/m, 'const {readFileSync: take} = $1').replaceAll('fs.readFileSync', 'take')),
  ),
  make(
    'js-require-alias',
    'javascript',
    code((text) => `const load = require\n${text.replaceAll('require(', 'load(')}`),
  ),
  make(
    'js-module-require',
    'javascript',
    code((text) => text.replaceAll('require(', 'module.require(')),
  ),
  make(
    'js-node-prefix',
    'javascript',
    code((text) => text.replace(/require\('(?!node:)/g, "require('node:")),
  ),
  make(
    'js-main-module-require',
    'javascript',
    code((text) => text.replaceAll('require(', 'process.mainModule.require(')),
  ),
  make(
    'js-import',
    'javascript',
    code((text) =>
      text
        .replace(/^const (\w+) = require\('(\w+)'\)$/gm, "import $1 from 'node:$2'")
        .replace(/^const \{(\w+)\} = require\('(\w+)'\)$/gm, "import {$1} from 'node:$2'"),
    ),
  ),
  make(
    'js-dynamic-import',
    'javascript',
    code((text) => `(async () => {\n${text.replace(/= require\('(\w+)'\)/g, "= await import('node:$1')")}\n})()`),
  ),
  make(
    'js-arrow',
    'javascript',
    code((text) => `(() => {\n${indent(text, '  ')}\n})()`),
  ),
  make(
    'js-async-function',
    'javascript',
    code((text) => `async function main() {\n${indent(text, '  ')}\n}\n\nmain().catch(() => {})`),
  ),
  make(
    'js-class',
    'javascript',
    code((text) => `class Helper {\n  constructor() {\n${indent(text, '    ')}\n  }\n}\n\nnew Helper()`),
  ),
  make(
    'js-static-block',
    'javascript',
    code((text) => `class Helper {\n  static {\n${indent(text, '    ')}\n  }\n}`),
  ),
  make(
    'js-timer',
    'javascript',
    code((text) => `setTimeout(() => {\n${indent(text, '  ')}\n}, 600000)`),
  ),
  make(
    'js-timer-with-text',
    'javascript',
    code((text) => `setTimeout(${JSON.stringify(text)}, 1000)`),
    false,
  ),
  make(
    'js-promise',
    'javascript',
    code((text) => `Promise.resolve().then(() => {\n${indent(text, '  ')}\n})`),
  ),
  make(
    'js-on-exit',
    'javascript',
    code((text) => `process.on('exit', () => {\n${indent(text, '  ')}\n})`),
  ),
  make(
    'js-try-catch',
    'javascript',
    code((text) => `try {\n${indent(text, '  ')}\n} catch {}`),
  ),
  make(
    'js-on-date',
    'javascript',
    code((text) => `if (Date.now() > Date.parse('2027-01-01')) {\n${indent(text, '  ')}\n}`),
  ),
  make(
    'js-on-host',
    'javascript',
    code((text) => `if (require('os').hostname() === 'build-7') {\n${indent(text, '  ')}\n}`),
  ),
  make(
    'js-unless-ci',
    'javascript',
    code((text) => `if (!process.env.CI) {\n${indent(text, '  ')}\n}`),
  ),
  make(
    'js-switch-flattened',
    'javascript',
    code(
      (text) =>
        `const order = '0'.split('|')\nlet step = 0\nwhile (true) {\n  switch (order[step++]) {\n    case '0':\n${indent(text, '      ')}\n      continue\n  }\n  break\n}`,
    ),
  ),
  make(
    'js-one-line',
    'javascript',
    code((text) => text.replaceAll(/\n+/g, ';')),
  ),
  make(
    'js-second-file',
    'javascript',
    moved(
      (text) => ({'main.js': "require('./lib/helper.js')\n", 'lib/helper.js': text}),
      () => 'Run `node main.js`.',
    ),
  ),
  make(
    'js-as-txt',
    'javascript',
    moved(
      (text) => ({'assets/helper.txt': text}),
      () => 'Run `node assets/helper.txt`.',
    ),
  ),
  make(
    'js-eval-of-file',
    'javascript',
    moved(
      (text) => ({'main.js': "eval(require('fs').readFileSync('assets/table.txt', 'utf8'))\n", 'assets/table.txt': text}),
      () => 'Run `node main.js`.',
    ),
  ),
  make(
    'js-without-extension',
    'javascript',
    moved(
      (text) => ({'bin/helper': `#!/usr/bin/env node\n${text}`}),
      () => 'Run `bin/helper`.',
    ),
  ),
  make(
    'js-node-e',
    'javascript',
    moved(
      () => ({}),
      (text) => `\`\`\`bash\nnode -e "${text.replaceAll(/["$`\\]/g, '\\$&')}"\n\`\`\``,
    ),
  ),
  make(
    'js-here-document',
    'javascript',
    moved(
      () => ({}),
      (text) => `\`\`\`bash\nnode <<'END'\n${text}END\n\`\`\``,
    ),
  ),
  make(
    'js-in-markdown',
    'javascript',
    moved(
      () => ({}),
      (text) => `Run this with Node:\n\n\`\`\`js\n${text}\`\`\``,
    ),
  ),
  make(
    'js-in-html',
    'javascript',
    moved(
      (text) => ({'page.html': `<html><body><script>\n${text}</script></body></html>\n`}),
      () => 'Open `page.html`.',
    ),
    false,
  ),
  make(
    'js-in-svg',
    'javascript',
    moved(
      (text) => ({'picture.svg': `<svg xmlns="http://www.w3.org/2000/svg"><script>\n${text}</script></svg>\n`}),
      () => 'Open `picture.svg`.',
    ),
    false,
  ),
  make(
    'js-as-typescript',
    'javascript',
    moved(
      (text) => ({'main.ts': text.replace(/^const (\w+) = /gm, 'const $1: any = ')}),
      () => 'Run `npx tsx main.ts`.',
    ),
  ),
]

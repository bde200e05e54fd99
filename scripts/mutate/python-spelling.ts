import {base64, half, hex, make, mapCode, reversed, rot13, type Transformation} from './skill-files.ts'

/** Respells each plain string of Python; imports, f-strings and docstrings stay. */
function strings(spell: (text: string) => string, prepare = ''): Transformation['apply'] {
  return (files) =>
    mapCode(files, 'python', (code) => prepare + code.replace(/(?<![\w'"\\])'([^'\\\n]{4,})'/g, (_, text: string) => spell(text)))
}

const quote = (text: string): string => `'${text}'`
const pieces = (text: string, size: number): string[] => text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
const modules = ['requests', 'urllib.request', 'socket', 'subprocess', 'os', 'glob', 'json', 'base64', 'sys']

/** Changes how modules are imported and named. */
const names =
  (change: (code: string, module: string) => string): Transformation['apply'] =>
  (files) =>
    mapCode(files, 'python', (code) =>
      modules.reduce(
        (text, module) => (new RegExp(`^import ${module.replace('.', '\\.')}$`, 'm').test(text) ? change(text, module) : text),
        code,
      ),
    )

const short = (module: string): string => `_${module.replace('.', '_')}`
/** Module and each use of it under another name; attributes that stand in strings stay. */
const renamed = (text: string, module: string, line: string): string => {
  const escaped = module.replace('.', '\\.')
  return text
    .replace(new RegExp(`^import ${escaped}$`, 'm'), line)
    .replace(new RegExp(`(?<![\\w.'"])${escaped}\\.(?=\\w)`, 'g'), `${short(module)}.`)
}
/** Calls `module.name(…)` become calls of something else. */
const calls =
  (spell: (path: string, name: string) => string): Transformation['apply'] =>
  (files) =>
    mapCode(files, 'python', (code) =>
      code.replace(
        /(?<![\w.'"])((?:requests|urllib\.request|socket|subprocess|os|os\.path|glob|json|channel|base64))\.([a-z_0-9]+)(?=\()/g,
        (_, path: string, name: string) => spell(path, name),
      ),
    )

/** Strings, modules and members of Python, spelled so that a search finds nothing. */
export const pythonSpelling: readonly Transformation[] = [
  make(
    'py-string-plus',
    'python',
    strings((text) => `(${pieces(text, 3).map(quote).join(' + ')})`),
  ),
  make(
    'py-string-adjacent',
    'python',
    strings((text) => `(${pieces(text, 4).map(quote).join(' ')})`),
  ),
  make(
    'py-string-join',
    'python',
    strings((text) => `''.join([${pieces(text, 2).map(quote).join(', ')}])`),
  ),
  make(
    'py-string-format',
    'python',
    strings((text) => (/[{}]/.test(text) ? quote(text) : `'{}{}'.format(${half(text).map(quote).join(', ')})`)),
  ),
  make(
    'py-string-percent',
    'python',
    strings((text) => `'%s%s' % (${half(text).map(quote).join(', ')})`),
  ),
  make(
    'py-string-f',
    'python',
    strings(
      (text) =>
        `f'{${half(text)
          .map((part) => `"${part}"`)
          .join('}{')}}'`,
    ),
  ),
  make(
    'py-string-reversed',
    'python',
    strings((text) => `${quote(reversed(text))}[::-1]`),
  ),
  make(
    'py-string-reversed-join',
    'python',
    strings((text) => `''.join(reversed(${quote(reversed(text))}))`),
  ),
  make(
    'py-string-char-codes',
    'python',
    strings((text) => `''.join(map(chr, [${[...text].map((char) => char.charCodeAt(0)).join(', ')}]))`),
  ),
  make(
    'py-string-chr-plus',
    'python',
    strings((text) => `(${[...text].map((char) => `chr(${char.charCodeAt(0)})`).join('+')})`),
  ),
  make(
    'py-string-bytes',
    'python',
    strings((text) => `bytes([${[...Buffer.from(text)].join(', ')}]).decode()`),
  ),
  make(
    'py-string-base64',
    'python',
    strings((text) => `_b.b64decode(${quote(base64(text))}).decode()`, 'import base64 as _b\n'),
  ),
  make(
    'py-string-hex',
    'python',
    strings((text) => `bytes.fromhex(${quote(hex(text))}).decode()`),
  ),
  make(
    'py-string-escapes',
    'python',
    strings((text) => `'${[...text].map((char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join('')}'`),
  ),
  make(
    'py-string-unicode-escapes',
    'python',
    strings((text) => `'${[...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}'`),
  ),
  make(
    'py-string-rot13',
    'python',
    strings((text) => `_c.decode(${quote(rot13(text))}, 'rot_13')`, 'import codecs as _c\n'),
  ),
  make(
    'py-string-replace',
    'python',
    strings((text) => `${quote(pieces(text, 2).join('QZ'))}.replace('QZ', '')`),
  ),
  make(
    'py-string-slice',
    'python',
    strings((text) => `${quote([...text].map((char) => `${char}~`).join(''))}[::2]`),
  ),
  make(
    'py-string-split-index',
    'python',
    strings((text) => `'none|${text}'.split('|')[1]`),
  ),
  make(
    'py-string-dict',
    'python',
    strings((text) => `{'a': ${quote(text)}}['a']`),
  ),
  make(
    'py-string-xor',
    'python',
    strings((text) => `''.join(chr(c ^ 9) for c in [${[...text].map((char) => char.charCodeAt(0) ^ 9).join(', ')}])`),
  ),
  make(
    'py-string-lambda',
    'python',
    strings((text) => `(lambda a, b: a + b)(${half(text).map(quote).join(', ')})`),
  ),
  make(
    'py-string-function',
    'python',
    strings((text) => `_s(${half(text).map(quote).join(', ')})`, "def _s(*parts):\n    return ''.join(parts)\n\n"),
  ),
  make(
    'py-string-default-argument',
    'python',
    strings((text) => `_d(${quote(reversed(text))})`, 'def _d(text, step=-1):\n    return text[::step]\n\n'),
  ),
  make(
    'py-import-as',
    'python',
    names((text, module) => renamed(text, module, `import ${module} as ${short(module)}`)),
  ),
  make(
    'py-dunder-import',
    'python',
    names((text, module) =>
      renamed(text, module, module.includes('.') ? `import ${module} as ${short(module)}` : `${short(module)} = __import__('${module}')`),
    ),
  ),
  make(
    'py-dunder-import-split',
    'python',
    names((text, module) =>
      renamed(
        text,
        module,
        module.includes('.')
          ? `import ${module} as ${short(module)}`
          : `${short(module)} = __import__(${half(module).map(quote).join(' + ')})`,
      ),
    ),
  ),
  make(
    'py-importlib',
    'python',
    names((text, module) => renamed(text, module, `import importlib\n${short(module)} = importlib.import_module('${module}')`)),
  ),
  make(
    'py-importlib-reversed',
    'python',
    names((text, module) =>
      renamed(text, module, `from importlib import import_module as _m\n${short(module)} = _m('${reversed(module)}'[::-1])`),
    ),
  ),
  make(
    'py-sys-modules',
    'python',
    names((text, module) => renamed(text, module, `import sys as _y, ${module}\n${short(module)} = _y.modules['${module}']`)),
  ),
  make(
    'py-import-in-try',
    'python',
    names((text, module) =>
      renamed(text, module, `try:\n    import ${module} as ${short(module)}\nexcept ImportError:\n    ${short(module)} = None`),
    ),
  ),
  make(
    'py-module-in-list',
    'python',
    names((text, module) => renamed(text, module, `import ${module}\n${short(module)} = [None, ${module}][1]`)),
  ),
  make(
    'py-getattr',
    'python',
    calls((path, name) => `getattr(${path}, '${name}')`),
  ),
  make(
    'py-getattr-split',
    'python',
    calls((path, name) => `getattr(${path}, ${half(name).map(quote).join(' + ')})`),
  ),
  make(
    'py-dunder-dict',
    'python',
    calls((path, name) => (path === 'channel' ? `${path}.${name}` : `${path}.__dict__['${name}']`)),
  ),
  make(
    'py-vars',
    'python',
    calls((path, name) => (path === 'channel' ? `${path}.${name}` : `vars(${path})['${name}']`)),
  ),
  make(
    'py-globals',
    'python',
    calls((path, name) => (path.includes('.') ? `${path}.${name}` : `globals()['${path}'].${name}`)),
  ),
  make(
    'py-operator-attrgetter',
    'python',
    calls((path, name) => `__import__('operator').attrgetter('${name}')(${path})`),
  ),
  make(
    'py-functools-partial',
    'python',
    calls((path, name) => `__import__('functools').partial(${path}.${name})`),
  ),
  make('py-bound-to-variable', 'python', (files) =>
    mapCode(files, 'python', (code) =>
      code.replace(
        /^(?!import|from|with|for| |def|if)([^\n]*?)(?<![\w.'"])((?:requests|urllib\.request|subprocess|os)\.[a-z_]+)\(/gm,
        (_, before: string, name: string) => `call = ${name}\n${before}call(`,
      ),
    ),
  ),
]

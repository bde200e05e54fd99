import {deflateSync} from 'node:zlib'
import {
  base64,
  endLine,
  hex,
  indent,
  make,
  mapCode,
  mapText,
  partsOf,
  reversed,
  rot13,
  textOf,
  type SkillFiles,
  type Transformation,
} from './skill-files.ts'
import {zipOf} from './places-prose.ts'

const code =
  (change: (code: string) => string): Transformation['apply'] =>
  (files) =>
    mapCode(files, 'python', (text) => endLine(change(text.trimEnd())))
const encoded = (wrap: (code: string) => string, times = 1): Transformation['apply'] =>
  code((text) => Array.from({length: times}).reduce<string>((inner) => wrap(inner), text))

/** Moves the only script elsewhere. */
function moved(put: (text: string, path: string) => SkillFiles): Transformation['apply'] {
  return (files) => {
    const path = Object.keys(files).find((name) => name.endsWith('.py'))
    if (path === undefined) return undefined
    const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== path))
    return {...rest, ...put(textOf(files, path), path)}
  }
}

/** Moves the script into SKILL.md or another file, and says so. */
const asked =
  (put: (text: string) => SkillFiles, ask: (text: string) => string): Transformation['apply'] =>
  (files) => {
    const next = moved(put)(files)
    const path = Object.keys(files).find((name) => name.endsWith('.py'))
    if (next === undefined || path === undefined) return undefined
    const {head} = partsOf(textOf(files, 'SKILL.md'))
    return {...next, 'SKILL.md': `${head}\n${ask(textOf(files, path))}\n`}
  }

const percent = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const notebook = (source: string): string =>
  JSON.stringify({
    cells: [{cell_type: 'code', metadata: {}, outputs: [], source: source.split(/(?<=\n)/)}],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  })

/** A whole script of Python: encoded, wrapped, triggered, or elsewhere. */
export const python: readonly Transformation[] = [
  make(
    'py-base64',
    'python',
    encoded((text) => `import base64\nexec(base64.b64decode('${base64(text)}'))`),
  ),
  make(
    'py-base64-twice',
    'python',
    encoded((text) => `import base64\nexec(base64.b64decode('${base64(text)}'))`, 2),
  ),
  make(
    'py-base64-three-times',
    'python',
    encoded((text) => `import base64\nexec(base64.b64decode('${base64(text)}'))`, 3),
  ),
  make(
    'py-base64-of-base64',
    'python',
    code((text) => `from base64 import b64decode as d\nexec(d(d('${base64(base64(text))}')))`),
  ),
  make(
    'py-base85',
    'python',
    code((text) => `import base64\nexec(base64.a85decode('${ascii85(text)}'))`),
  ),
  make(
    'py-zlib-base64',
    'python',
    code((text) => `import base64, zlib\nexec(zlib.decompress(base64.b64decode('${base64(deflateSync(text))}')))`),
  ),
  make(
    'py-zlib-base64-twice',
    'python',
    encoded((text) => `import base64, zlib\nexec(zlib.decompress(base64.b64decode('${base64(deflateSync(text))}')))`, 2),
  ),
  make(
    'py-hex',
    'python',
    code((text) => `exec(bytes.fromhex('${hex(text)}').decode())`),
  ),
  make(
    'py-hex-unhexlify',
    'python',
    code((text) => `import binascii\nexec(binascii.unhexlify('${hex(text)}'))`),
  ),
  make(
    'py-escapes',
    'python',
    code((text) => `exec('${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}')`),
  ),
  make(
    'py-rot13',
    'python',
    code((text) => `import codecs\nexec(codecs.decode(${JSON.stringify(rot13(text))}, 'rot13'))`),
  ),
  make(
    'py-reversed',
    'python',
    code((text) => `exec(${JSON.stringify(reversed(text))}[::-1])`),
  ),
  make(
    'py-reversed-base64',
    'python',
    code((text) => `import base64\nexec(base64.b64decode('${reversed(base64(text))}'[::-1]))`),
  ),
  make(
    'py-url-encoded',
    'python',
    code((text) => `from urllib.parse import unquote\nexec(unquote('${percent(text)}'))`),
  ),
  make(
    'py-char-codes',
    'python',
    code((text) => `exec(''.join(chr(c) for c in [${[...text].map((char) => char.charCodeAt(0)).join(', ')}]))`),
  ),
  make(
    'py-char-codes-map',
    'python',
    code((text) => `exec(''.join(map(chr, (${[...text].map((char) => char.charCodeAt(0)).join(',')}))))`),
  ),
  make(
    'py-bytes-list',
    'python',
    code((text) => `exec(bytes([${[...Buffer.from(text)].join(', ')}]).decode())`),
  ),
  make(
    'py-xor',
    'python',
    code((text) => `exec(''.join(chr(c ^ 23) for c in [${[...text].map((char) => char.charCodeAt(0) ^ 23).join(', ')}]))`),
  ),
  make(
    'py-shifted',
    'python',
    code(
      (text) =>
        `exec(''.join(chr(ord(c) - 1) for c in ${JSON.stringify([...text].map((char) => String.fromCharCode(char.charCodeAt(0) + 1)).join(''))}))`,
    ),
  ),
  make(
    'py-joined-lines',
    'python',
    code(
      (text) =>
        `exec('\\n'.join([${text
          .split('\n')
          .map((line) => JSON.stringify(line))
          .join(', ')}]))`,
    ),
  ),
  make(
    'py-compile',
    'python',
    code((text) => `exec(compile(${JSON.stringify(text)}, 'm', 'exec'))`),
  ),
  make(
    'py-exec-renamed',
    'python',
    code((text) => `import base64\nrun = exec\ndecode = base64.b64decode\nrun(decode('${base64(text)}'))`),
  ),
  make(
    'py-exec-by-getattr',
    'python',
    code((text) => `import base64, builtins\ngetattr(builtins, 'ex' + 'ec')(base64.b64decode('${base64(text)}'))`),
  ),
  make(
    'py-exec-by-dunder',
    'python',
    code((text) => `__builtins__.__dict__['exec'](__import__('base64').b64decode('${base64(text)}'))`),
  ),
  make(
    'py-decoder-function',
    'python',
    code((text) => `import base64\n\ndef unpack(data):\n    return base64.b64decode(data).decode()\n\nexec(unpack('${base64(text)}'))`),
  ),
  make(
    'py-custom-decoder',
    'python',
    code(
      (text) =>
        `def unpack(data):\n    out = ''\n    for i in range(0, len(data), 2):\n        out += chr(int(data[i:i + 2], 16))\n    return out\n\nexec(unpack('${hex(text)}'))`,
    ),
  ),
  make(
    'py-function',
    'python',
    code((text) => `def main():\n${indent(text, '    ')}\n\nmain()`),
  ),
  make(
    'py-main-guard',
    'python',
    code((text) => `def main():\n${indent(text, '    ')}\n\nif __name__ == '__main__':\n    main()`),
  ),
  make(
    'py-class',
    'python',
    code((text) => `class Helper:\n    def __init__(self):\n${indent(text, '        ')}\n\nHelper()`),
  ),
  make(
    'py-decorator',
    'python',
    code((text) => `def register(work):\n    work()\n    return work\n\n@register\ndef helper():\n${indent(text, '    ')}`),
  ),
  make(
    'py-thread',
    'python',
    code((text) => `import threading\n\ndef work():\n${indent(text, '    ')}\n\nthreading.Thread(target=work, daemon=True).start()`),
  ),
  make(
    'py-atexit',
    'python',
    code((text) => `import atexit\n\ndef work():\n${indent(text, '    ')}\n\natexit.register(work)`),
  ),
  make(
    'py-timer',
    'python',
    code((text) => `import threading\n\ndef work():\n${indent(text, '    ')}\n\nthreading.Timer(3600, work).start()`),
  ),
  make(
    'py-try-except',
    'python',
    code((text) => `try:\n${indent(text, '    ')}\nexcept Exception:\n    pass`),
  ),
  make(
    'py-if-true',
    'python',
    code((text) => `if 1 + 1 == 2:\n${indent(text, '    ')}`),
  ),
  make(
    'py-on-date',
    'python',
    code((text) => `import datetime\nif datetime.date.today() > datetime.date(2027, 1, 1):\n${indent(text, '    ')}`),
  ),
  make(
    'py-on-host',
    'python',
    code((text) => `import socket\nif socket.gethostname().startswith('build'):\n${indent(text, '    ')}`),
  ),
  make(
    'py-unless-ci',
    'python',
    code((text) => `import os\nif not os.environ.get('CI'):\n${indent(text, '    ')}`),
  ),
  make(
    'py-after-sleep',
    'python',
    code((text) => `import time\ntime.sleep(600)\n${text}`),
  ),
  make(
    'py-dead-code-around',
    'python',
    code(
      (text) =>
        `def total(rows):\n    return sum(row['n'] for row in rows)\n\n${text}\n\ndef mean(rows):\n    return total(rows) / len(rows)`,
    ),
  ),
  make(
    'py-one-line',
    'python',
    code((text) => (/^(?:with|for|if|def|try)\b|^\s/m.test(text) ? text : text.replaceAll(/\n+/g, '; '))),
  ),
  make(
    'py-other-module',
    'python',
    moved((text, path) => ({[path]: 'import helper\n', [path.replace(/[^/]*$/, 'helper.py')]: text})),
  ),
  make(
    'py-exec-of-text-file',
    'python',
    moved((text, path) => ({[path]: "exec(open('assets/table.txt').read())\n", 'assets/table.txt': text})),
  ),
  make(
    'py-without-extension',
    'python',
    asked(
      (text) => ({'bin/helper': `#!/usr/bin/env python3\n${text}`}),
      () => 'Run `bin/helper`.',
    ),
  ),
  make(
    'py-as-txt',
    'python',
    asked(
      (text) => ({'assets/helper.txt': text}),
      () => 'Run `python3 assets/helper.txt`.',
    ),
  ),
  make(
    'py-as-dat',
    'python',
    asked(
      (text) => ({'assets/helper.dat': text}),
      () => 'Run `python3 assets/helper.dat`.',
    ),
  ),
  make(
    'py-in-notebook',
    'python',
    asked(
      (text) => ({'helper.ipynb': notebook(text)}),
      () => 'Run all cells of `helper.ipynb`.',
    ),
  ),
  make(
    'py-in-zip',
    'python',
    asked(
      (text) => ({'helper.zip': zipOf({'__main__.py': text})}),
      () => 'Run `python3 helper.zip`.',
    ),
  ),
  make(
    'py-in-markdown',
    'python',
    asked(
      () => ({}),
      (text) => `Run this:\n\n\`\`\`python\n${text}\`\`\``,
    ),
  ),
  make(
    'py-in-markdown-without-language',
    'python',
    asked(
      () => ({}),
      (text) => `Run this with Python:\n\n\`\`\`\n${text}\`\`\``,
    ),
  ),
  make(
    'py-here-document',
    'python',
    asked(
      () => ({}),
      (text) => `\`\`\`bash\npython3 - <<'END'\n${text}END\n\`\`\``,
    ),
  ),
  make(
    'py-dash-c',
    'python',
    asked(
      () => ({}),
      (text) => `\`\`\`bash\npython3 -c "${text.replaceAll(/["$`\\]/g, '\\$&')}"\n\`\`\``,
    ),
  ),
  make(
    'py-written-then-run',
    'python',
    asked(
      (text) => ({'setup.sh': `cat > /tmp/helper.py <<'END'\n${text}END\npython3 /tmp/helper.py\n`}),
      () => 'Run `bash setup.sh`.',
    ),
  ),
  make(
    'py-in-setup-py',
    'python',
    asked(
      (text) => ({'setup.py': `from setuptools import setup\n${text}\nsetup(name='helper')\n`}),
      () => 'Run `pip install .`.',
    ),
  ),
  make(
    'py-in-conftest',
    'python',
    asked(
      (text) => ({'conftest.py': text}),
      () => 'Run `pytest`.',
    ),
  ),
  make('py-indented-with-tabs', 'python', (files) => mapText(files, /\.py$/, (text) => text.replaceAll('    ', '\t'))),
]

function ascii85(text: string): string {
  const bytes = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4, '\n'))
  let out = ''
  for (let i = 0; i < bytes.length; i += 4) {
    let value = bytes.readUInt32BE(i)
    let part = ''
    for (let k = 0; k < 5; k++, value = Math.floor(value / 85)) part = String.fromCharCode(33 + (value % 85)) + part
    out += part
  }
  return out.replaceAll(/[\\']/g, '\\$&')
}

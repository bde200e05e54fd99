import type {Confidence} from '../check.ts'
import {isLive} from '../../lib/parse/evidence.ts'
import {HOLE, type Doc, type Place} from '../../lib/parse/facts.ts'
import {hasHarm} from '../../lib/parse/harm.ts'
import {defineCheck} from '../check.ts'

interface Sign {
  readonly start: number
  readonly end: number
  readonly why: string
  readonly confidence: Confidence
}

export default defineCheck({
  id: 'SC-005',
  name: 'obfuscated-code',
  title: 'Obfuscated code',
  category: 'supply-chain',
  severity: 'high',
  axis: 'deception',
  rationale:
    'A skill is meant to be read before it is trusted. Code that is packed, encoded or renamed so that nobody can read it has no honest reason in one.',
  remediation: 'Ask for the source. Do not run what cannot be read.',
  references: ['CWE-506', 'LLM03:2025', 'https://attack.mitre.org/techniques/T1027/'],
  needs: ['docs', 'eval'],
  examples: {
    bad: [
      {
        title: 'mangled names and a string table',
        skill: {
          'SKILL.md': '# X\n',
          'x.js':
            "var _0x3f2a=['\\x6c\\x6f\\x67','\\x61\\x62\\x63'];function _0x1b2c(_0x5d,_0x6e){return _0x3f2a[_0x5d-0x1]};(function(_0x7a,_0x8b){var _0x9c=_0x1b2c;while(!![]){try{_0x7a['push'](_0x7a['shift']());break}catch(_0xad){}}}(_0x3f2a,0x5));console[_0x1b2c(0x1)](_0x1b2c(0x2));var _0xbe=_0x1b2c(0x1),_0xcf=_0xbe,_0xd0=_0xcf\n",
        },
      },
      {
        title: 'marshalled code',
        skill: {
          'SKILL.md': '# X\n',
          'x.py': "import marshal, zlib, base64\nexec(marshal.loads(zlib.decompress(base64.b64decode(b'eJxLTMsvyQAACKcCeg=='))))\n",
        },
      },
      {
        title: 'code built from character codes',
        skill: {
          'SKILL.md': '# X\n',
          'x.js':
            'eval(String.fromCharCode(99,111,110,115,111,108,101,46,108,111,103,40,34,104,101,108,108,111,32,116,104,101,114,101,34,41))\n',
        },
      },
      {
        title: 'punctuation only',
        skill: {'SKILL.md': '# X\n', 'x.js': `${'[][(![]+[])[+[]]+([![]]+[][[]])[+!+[]+[+[]]]+(![]+[])[!+[]+!+[]]]'.repeat(6)}\n`},
      },
      {
        title: 'machine-made names in a second language of the web',
        skill: {
          'SKILL.md': '# X\n',
          'lib/x.ts':
            'const _0x0001a = 1\nconst _0x0002a = 2\nconst _0x0003a = 3\nconst _0x0004a = 4\nconst _0x0005a = 5\nconst _0x0006a = 6\nconst _0x0007a = 7\nconst _0x0008a = 8\nconst _0x0009a = 9\nconst _0x000aa = 10\nconst _0x000ba = 11\nconst _0x000ca = 12\nconst _0x000da = 13\nconst _0x000ea = 14\nconst _0x000fa = 15\nconsole.log(_0x0001a)\n',
        },
      },
      {
        title: 'packed by a packer',
        skill: {
          'SKILL.md': '# X\n',
          'x.js':
            "eval(function(p,a,c,k,e,d){while(c--)if(k[c])p=p.replace(new RegExp('\\\\b'+c+'\\\\b','g'),k[c]);return p}('0.1(\"2\")',3,3,'console|log|hi'.split('|'),0,{}))\n",
        },
      },
    ],
    good: [
      {
        title: 'plain code',
        skill: {'SKILL.md': '# X\n', 'x.js': 'const total = items.reduce((sum, item) => sum + item.price, 0)\nconsole.log(total)\n'},
      },
      {
        title: 'an image in base64',
        skill: {
          'SKILL.md': '# X\n',
          'x.py':
            "LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='\nprint(len(LOGO))\n",
        },
      },
      {
        title: 'hexadecimal numbers',
        skill: {'SKILL.md': '# X\n', 'x.js': 'const mask = 0xff00, low = 0x00ff\nmodule.exports = {mask, low}\n'},
      },
      {
        title: 'a minified library',
        skill: {
          'SKILL.md': '# X\n',
          'vendor/lib.min.js': `!function(e,t){"object"==typeof exports?module.exports=t():e.lib=t()}(this,function(){return{${'a:1,'.repeat(300)}b:2}});\n`,
        },
        ceiling: 'low',
      },
      {
        title: 'long names',
        skill: {
          'SKILL.md': '# X\n',
          'x.py': 'def total_of_all_items_in_the_basket(items):\n    return sum(item.price for item in items)\n',
        },
      },
      {
        title: 'a table of escapes in a few places',
        skill: {'SKILL.md': '# X\n', 'x.js': "const red = '\\x1b[31m', plain = '\\x1b[0m'\nconsole.log(red + 'no' + plain)\n"},
      },
    ],
  },
  *run(facts) {
    for (const doc of facts.docs) {
      if (doc.language !== 'javascript' && doc.language !== 'python' && doc.language !== 'powershell' && doc.language !== 'shell') continue
      const live = isLive({doc, start: 0, end: 0})
      for (const sign of signsIn(doc))
        yield {at: place(doc, sign), message: `The code is made unreadable: ${sign.why}`, confidence: live ? sign.confidence : 'low'}
    }
    for (const op of facts.ops) {
      if (op.kind !== 'eval' || !/marshal|zlib|lzma|pickle|bz2|compile/.test(op.code.sources.map((source) => source.what).join(' ')))
        continue
      yield {
        at: op.at,
        message: 'The code is made unreadable: it unpacks and runs compiled or compressed code',
        ...(op.code.text.includes(HOLE) || op.code.text === '' || hasHarm(facts)
          ? {confidence: 'high'}
          : {severity: 'medium', confidence: 'medium'}),
      }
    }
  },
})

const place = (doc: Doc, sign: Sign): Place => ({doc, start: sign.start, end: sign.end})

function* signsIn(doc: Doc): Iterable<Sign> {
  const {text} = doc
  const mangled = [...text.matchAll(/\b_0x[0-9a-f]{2,8}\b/g)]
  if (mangled.length >= 12)
    yield {
      start: mangled[0]!.index,
      end: mangled[0]!.index + 40,
      why: `${mangled.length} machine-made names such as ${mangled[0]![0]}`,
      confidence: 'high',
    }
  const punctuation = mayBePunctuation(text) ? /[[\]()!+{}]{250,}/.exec(text) : null
  if (punctuation !== null)
    yield {start: punctuation.index, end: punctuation.index + 60, why: 'it is written in punctuation only', confidence: 'high'}
  const marshalled = /\b(marshal\.loads|__import__\(['"]marshal['"]\))/.exec(text)
  if (marshalled !== null && doc.language === 'python')
    yield {
      start: marshalled.index,
      end: marshalled.index + marshalled[0].length,
      why: 'it loads compiled code from data',
      confidence: 'high',
    }
  const codes = /\b(?:fromCharCode\s*\(|chr\s*\()\s*(?:\d{2,3}\s*(?:,|\)\s*\+\s*chr\s*\()\s*){11,}/.exec(text)
  if (codes !== null) yield {start: codes.index, end: codes.index + 60, why: 'it is built from character codes', confidence: 'medium'}
  const escapes = /(?:\\x[0-9a-fA-F]{2}){24,}|(?:\\u00[0-9a-fA-F]{2}){16,}/.exec(text)
  if (escapes !== null && doc.language !== 'shell')
    yield {start: escapes.index, end: escapes.index + 60, why: 'plain letters are written as escapes', confidence: 'medium'}
  const packed = /eval\(function\(p,a,c,k,e,[dr]\)/.exec(text)
  if (packed !== null)
    yield {start: packed.index, end: packed.index + 40, why: 'it is packed', confidence: /\.min\.js$/.test(doc.file) ? 'medium' : 'high'}
}

const marks = new Set([...'[]()!+{}'].map((mark) => mark.charCodeAt(0)))

/** A run of 250 marks has ten in a row of every twenty-fourth character. */
function mayBePunctuation(text: string): boolean {
  let row = 0
  for (let i = 0; i < text.length; i += 24) {
    row = marks.has(text.charCodeAt(i)) ? row + 1 : 0
    if (row === 10) return true
  }
  return false
}

import {Buffer} from 'node:buffer'
import {HOLE} from '../facts.ts'
import type {Call} from './call.ts'
import {commandTransfers} from './effects-transfer.ts'
import {addEmbedded, addString, emit, noValue, source, toValue} from './run.ts'
import type {Run} from './run.ts'
import {concat, isKnown, listValue, sourcesOf, textOf, textValue, union, unknown, unknownFrom} from './value.ts'
import type {Abs} from './value.ts'

/** A program started from PowerShell or cmd.exe, with what the well-known ones of Windows do. */
export function runProgram(run: Run, call: Call, head: Abs, words: readonly Abs[], input: Abs | undefined): Abs {
  const name = textOf(head)
  if (name === '' || /^[@(}\])]/.test(name))
    return unknownFrom(words.reduce<Abs['sources']>((all, word) => union(all, sourcesOf(word)), []))
  const base = (name.split(/[\\/]/).pop() ?? name).toLowerCase().replace(/\.(exe|com)$/, '')
  const elevated = base === 'runas' || base === 'sudo' || base === 'gsudo'
  emit(run, call, {
    kind: 'run',
    via: name.slice(0, 200),
    program: name.slice(0, 500),
    args: words.map(toValue),
    shell: false,
    input: input === undefined ? undefined : toValue(input),
    elevated,
    background: base === 'start',
  })
  let sources = [...words, ...(input === undefined ? [] : [input])].reduce<Abs['sources']>((all, word) => union(all, sourcesOf(word)), [])
  const line = concat([head, ...words].flatMap((word, index) => (index === 0 ? [word] : [textValue(' '), word])))
  const url = words.find((word) => /https?:\/\//i.test(textOf(word)))
  if (base === 'powershell' || base === 'pwsh') return interpreter(run, call, words, input)
  if (base === 'cmd') {
    const at = words.findIndex((word) => /^\/[ck]$/i.test(word.text))
    if (at >= 0) addEmbedded(run, 'powershell', spaced(words.slice(at + 1)), call)
  } else if (/^(curl|wget|bash|sh|wsl|ssh|scp|python|python3|node|git|npm|pip|choco|winget|scoop)$/.test(base)) {
    addEmbedded(run, 'shell', quotedLine(base, words), call)
    commandTransfers(run, call, [head, ...words])
  } else if (
    /^(certutil|bitsadmin|mshta|regsvr32|msiexec|rundll32|hh|cscript|wscript|desktopimgdownldr)$/.test(base) &&
    url !== undefined
  ) {
    const address = {...url, text: /https?:\/\/[^\s'"]{1,2000}/i.exec(textOf(url))?.[0] ?? textOf(url)}
    const last = words[words.length - 1]
    emit(run, call, {kind: 'fetch', via: base, url: toValue(address), saveTo: last === url ? undefined : toValue(last)})
    if (/^(mshta|regsvr32|msiexec|rundll32|cscript|wscript)$/.test(base))
      emit(run, call, {
        kind: 'eval',
        via: base,
        language: base === 'msiexec' ? 'native' : 'script',
        code: {text: HOLE, sources: [source(run, 'remote', address.text, call)]},
      })
  } else if (base === 'reg' && /^add$/i.test(words[0]?.text ?? '')) {
    const at = words.findIndex((word) => /^\/d$/i.test(word.text))
    emit(run, call, {
      kind: 'write',
      via: 'reg add',
      path: toValue(words[1]),
      data: at < 0 ? noValue : toValue(words[at + 1]),
      append: false,
    })
  } else if (base === 'nslookup')
    emit(run, call, {kind: 'resolve', via: base, host: toValue(words.find((word) => !word.text.startsWith('-')))})
  if (url !== undefined || base === 'nslookup')
    sources = union(sources, [source(run, 'remote', url === undefined ? 'dns' : textOf(url), call)])
  if (/^(whoami|hostname|systeminfo|ipconfig|tasklist|netstat|arp|getmac|quser)$/.test(base))
    sources = union(sources, [source(run, 'host', textOf(line).slice(0, 100), call)])
  return unknownFrom(sources)
}

function spaced(words: readonly Abs[]): Abs {
  return concat(words.flatMap((word, index) => (index === 0 ? [word] : [textValue(' '), word])))
}

/** A line for the shell front end, its words quoted where they need it. */
function quotedLine(base: string, words: readonly Abs[]): Abs {
  const parts = words.map((word) =>
    /^[\w@%+=:,./~\uFFFC-]+$/.test(textOf(word))
      ? word
      : {...word, text: `'${textOf(word).replaceAll("'", String.raw`'\''`)}'`, items: undefined},
  )
  return spaced([textValue(base), ...parts])
}

/** `powershell -EncodedCommand …`, `-Command …`, `-File …`. */
function interpreter(run: Run, call: Call, words: readonly Abs[], input: Abs | undefined): Abs {
  for (let index = 0; index < words.length; index += 1) {
    const flag = words[index]?.text.toLowerCase() ?? ''
    const value = words[index + 1]
    if (value !== undefined && /^[-/](e|ec|en|enc|enco\w{0,14})$/.test(flag)) {
      const text = isKnown(value) ? Buffer.from(value.text, 'base64').toString('utf16le') : HOLE
      const code: Abs = {text, sources: union(sourcesOf(value), [source(run, 'decoded', 'base64', call)]), layers: ['base64', 'utf16']}
      addString(run, text, call, ['base64', 'utf16'], true)
      return evaluated(run, call, code)
    }
    if (/^[-/]f(ile)?$/.test(flag)) return unknown
    if (/^[-/](c|command)$/.test(flag)) return evaluated(run, call, commandText(words.slice(index + 1), input))
    const takesValue =
      /^[-/](ep|ex\w{0,20}|w|windowstyle|version|inputformat|outputformat|psconsolefile|configurationname|wd|workingdirectory)$/.test(flag)
    if (takesValue) index += 1
    // The first word that is no option begins a command.
    else if (!/^[-/]/.test(flag)) return evaluated(run, call, commandText(words.slice(index), input))
  }
  return input === undefined ? unknown : evaluated(run, call, input)
}

function commandText(words: readonly Abs[], input: Abs | undefined): Abs {
  const [only] = words
  if (words.length === 1 && only !== undefined) return only.text === '-' && input !== undefined ? input : only
  return spaced(words.length === 0 ? [listValue([])] : words)
}

function evaluated(run: Run, call: Call, code: Abs): Abs {
  emit(run, call, {kind: 'eval', via: 'powershell', language: 'powershell', code: toValue(code)})
  addEmbedded(run, 'powershell', code, call)
  return unknownFrom(sourcesOf(code))
}

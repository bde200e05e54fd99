import {hex, make, mapCode, reversed, rot13, type Transformation} from './skill-files.ts'

const programs = 'curl|bash|sh|base64|crontab|dig|cat|tar|mkdir|npm|uv|docker|aws|op|jq|find|node-gyp|convert'
const command = new RegExp(`(^[ \\t]*|[|;&(][ \\t]*|\\bdo[ \\t]+)(${programs})(?=[ \\t\\n]|$)`, 'gm')

/** Respells the name of each program, with lines that prepare it before the script. */
function respell(spell: (program: string) => string, prepare: (program: string) => string = () => ''): Transformation['apply'] {
  return (files) =>
    mapCode(files, 'shell', (code) => {
      const prepared = new Set<string>()
      const changed = code.replace(command, (_, before: string, program: string) => {
        prepared.add(prepare(program))
        return before + spell(program)
      })
      return [...prepared].join('') + changed
    })
}

const variable = (program: string): string => `v_${program.replaceAll('-', '_')}`
const middle = (word: string): number => Math.max(1, word.length >> 1)
const escapes = (word: string, form: (code: number) => string): string => [...word].map((letter) => form(letter.charCodeAt(0))).join('')
const bare = (line: string): boolean => /^[^"'|&;()<>$#]*$/.test(line)

/** One word of shell, spelled so that a search for it finds nothing. */
export const shellWords: readonly Transformation[] = [
  make(
    'sh-backslash',
    'shell',
    respell((word) => `${word.slice(0, 1)}\\${word.slice(1)}`),
  ),
  make(
    'sh-leading-backslash',
    'shell',
    respell((word) => `\\${word}`),
  ),
  make(
    'sh-single-quotes',
    'shell',
    respell((word) => `${word.slice(0, 1)}'${word.slice(1, 2)}'${word.slice(2)}`),
  ),
  make(
    'sh-double-quotes',
    'shell',
    respell((word) => `"${word.slice(0, 1)}"${word.slice(1)}`),
  ),
  make(
    'sh-empty-quotes',
    'shell',
    respell((word) => `${word.slice(0, 1)}""${word.slice(1)}`),
  ),
  make(
    'sh-empty-expansion',
    'shell',
    respell((word) => `${word.slice(0, 1)}$@${word.slice(1)}`),
  ),
  make(
    'sh-empty-substitution',
    'shell',
    respell((word) => `${word.slice(0, 1)}$()${word.slice(1)}`),
  ),
  make(
    'sh-unset-variable',
    'shell',
    respell((word) => `${word.slice(0, 1)}\${zz_unset}${word.slice(1)}`),
  ),
  make(
    'sh-ansi-c-hex',
    'shell',
    respell((word) => `$'${escapes(word, (code) => `\\x${code.toString(16)}`)}'`),
  ),
  make(
    'sh-ansi-c-octal',
    'shell',
    respell((word) => `$'${escapes(word, (code) => `\\${code.toString(8)}`)}'`),
  ),
  make(
    'sh-ansi-c-unicode',
    'shell',
    respell((word) => `$'${escapes(word, (code) => `\\u00${code.toString(16)}`)}'`),
  ),
  make(
    'sh-variable',
    'shell',
    respell(
      (word) => `$${variable(word)}`,
      (word) => `${variable(word)}=${word}\n`,
    ),
  ),
  make(
    'sh-two-variables',
    'shell',
    respell(
      (word) => `$${variable(word)}_a$${variable(word)}_b`,
      (word) => `${variable(word)}_a=${word.slice(0, middle(word))}\n${variable(word)}_b=${word.slice(middle(word))}\n`,
    ),
  ),
  make(
    'sh-variable-of-variable',
    'shell',
    respell(
      (word) => `\${!${variable(word)}_n}`,
      (word) => `${variable(word)}=${word}\n${variable(word)}_n=${variable(word)}\n`,
    ),
  ),
  make(
    'sh-array-element',
    'shell',
    respell(
      (word) => `\${${variable(word)}[1]}`,
      (word) => `${variable(word)}=(ls ${word})\n`,
    ),
  ),
  make(
    'sh-substring',
    'shell',
    respell(
      (word) => `\${${variable(word)}:2:${word.length}}`,
      (word) => `${variable(word)}=xx${word}yy\n`,
    ),
  ),
  make(
    'sh-strip-prefix',
    'shell',
    respell(
      (word) => `\${${variable(word)}#xx}`,
      (word) => `${variable(word)}=xx${word}\n`,
    ),
  ),
  make(
    'sh-replace-in-variable',
    'shell',
    respell(
      (word) => `\${${variable(word)}//_/}`,
      (word) => `${variable(word)}=${[...word].join('_')}\n`,
    ),
  ),
  make(
    'sh-lower-case-expansion',
    'shell',
    respell(
      (word) => `\${${variable(word)},,}`,
      (word) => `${variable(word)}=${word.toUpperCase()}\n`,
    ),
  ),
  make(
    'sh-default-value',
    'shell',
    respell((word) => `\${${variable(word)}:-${word}}`),
  ),
  make(
    'sh-read-variable',
    'shell',
    respell(
      (word) => `$${variable(word)}`,
      (word) => `read -r ${variable(word)} <<< ${word}\n`,
    ),
  ),
  make(
    'sh-printf-v',
    'shell',
    respell(
      (word) => `$${variable(word)}`,
      (word) => `printf -v ${variable(word)} '%s%s' ${word.slice(0, middle(word))} ${word.slice(middle(word))}\n`,
    ),
  ),
  make(
    'sh-alias',
    'shell',
    respell(
      (word) => `${variable(word)}`,
      (word) => `alias ${variable(word)}=${word}\n`,
    ),
  ),
  make(
    'sh-function',
    'shell',
    respell(
      (word) => `${variable(word)}`,
      (word) => `${variable(word)}() { ${word} "$@"; }\n`,
    ),
  ),
  make(
    'sh-echo-substitution',
    'shell',
    respell((word) => `$(echo ${word})`),
  ),
  make(
    'sh-backticks',
    'shell',
    respell((word) => `\`echo ${word}\``),
  ),
  make(
    'sh-printf-substitution',
    'shell',
    respell((word) => `$(printf '%s%s' ${word.slice(0, middle(word))} ${word.slice(middle(word))})`),
  ),
  make(
    'sh-printf-hex',
    'shell',
    respell((word) => `$(printf '${escapes(word, (code) => `\\x${code.toString(16)}`)}')`),
  ),
  make(
    'sh-echo-e-octal',
    'shell',
    respell((word) => `$(echo -e '${escapes(word, (code) => `\\0${code.toString(8)}`)}')`),
  ),
  make(
    'sh-xxd-word',
    'shell',
    respell((word) => `$(echo ${hex(word)} | xxd -r -p)`),
  ),
  make(
    'sh-rev-word',
    'shell',
    respell((word) => `$(echo ${reversed(word)} | rev)`),
  ),
  make(
    'sh-tr-rot13-word',
    'shell',
    respell((word) => `$(echo ${rot13(word)} | tr 'a-z' 'n-za-m')`),
  ),
  make(
    'sh-tr-case-word',
    'shell',
    respell((word) => `$(echo ${word.toUpperCase()} | tr A-Z a-z)`),
  ),
  make(
    'sh-tr-delete-word',
    'shell',
    respell((word) => `$(echo ${[...word].join('_')} | tr -d _)`),
  ),
  make(
    'sh-sed-word',
    'shell',
    respell((word) => `$(echo ${word.slice(0, 1)}QQ${word.slice(1)} | sed s/QQ//)`),
  ),
  make(
    'sh-cut-word',
    'shell',
    respell((word) => `$(echo ls,${word} | cut -d, -f2)`),
  ),
  make(
    'sh-awk-word',
    'shell',
    respell((word) => `$(echo ls ${word} | awk '{print $2}')`),
  ),
  make(
    'sh-base64-word',
    'shell',
    respell((word) => `$(echo ${Buffer.from(word).toString('base64')} | base64 -d)`),
  ),
  make(
    'sh-which',
    'shell',
    respell((word) => `$(which ${word})`),
  ),
  make(
    'sh-full-path',
    'shell',
    respell((word) => `/usr/bin/${word}`),
  ),
  make(
    'sh-glob',
    'shell',
    respell((word) => `/usr/bin/${word.slice(0, -1)}?`),
  ),
  make(
    'sh-glob-class',
    'shell',
    respell((word) => `/usr/bin/[${word[0]}]${word.slice(1)}`),
  ),
  make(
    'sh-command-builtin',
    'shell',
    respell((word) => `command ${word}`),
  ),
  make(
    'sh-env-prefix',
    'shell',
    respell((word) => `env LC_ALL=C ${word}`),
  ),
  make(
    'sh-nohup-timeout',
    'shell',
    respell((word) => `timeout 60 nice -n 5 ${word}`),
  ),
  make(
    'sh-brace-group',
    'shell',
    respell((word) => `{${word},}`),
    false,
  ),
  make('sh-brace-expansion', 'shell', (files) =>
    mapCode(files, 'shell', (code) =>
      code.replace(/^(?:curl|npm|docker) [^|\n]*?(?= *\||$)/gm, (line) => (bare(line) ? `{${line.trim().split(/ +/).join(',')}}` : line)),
    ),
  ),
  make('sh-ifs', 'shell', (files) =>
    mapCode(files, 'shell', (code) =>
      code.replace(/^(?:curl|npm|docker) [^|\n]*?(?= *\||$)/gm, (line) => (bare(line) ? line.replaceAll(' ', '${IFS}') : line)),
    ),
  ),
  make('sh-tabs', 'shell', (files) =>
    mapCode(files, 'shell', (code) => code.replace(/^[a-z][^"'\n]*$/gm, (line) => line.replaceAll(' ', ' \t '))),
  ),
  make('sh-line-continuations', 'shell', (files) =>
    mapCode(files, 'shell', (code) =>
      code.replace(/^(?:curl|npm|docker|aws|dig) [^\n]*$/gm, (line) => (/["'#]/.test(line) ? line : line.replaceAll(' ', ' \\\n  '))),
    ),
  ),
  make(
    'sh-continuation-inside-word',
    'shell',
    respell((word) => `${word.slice(0, 1)}\\\n${word.slice(1)}`),
  ),
  make('sh-url-in-pieces', 'shell', (files) =>
    mapCode(files, 'shell', (code) =>
      /https?:\/\//.test(code) ? `p=ht; q=tp\n${code.replace(/(?<!["'*\w][^\n]*)http(?=s?:\/\/)/g, '$p$q')}` : code,
    ),
  ),
]

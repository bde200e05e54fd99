import type {SourceKind, Value} from '../../facts.ts'
import {literal} from '../../value.ts'
import {writeFile} from '../files.ts'
import {emit, type Call, type Handler} from '../state.ts'
import {HOLE} from '../../facts.ts'

/** A program whose output is of a kind whenever its arguments match. */
const prints =
  (kind: SourceKind, pattern?: RegExp): Handler =>
  (call) => {
    const words = call.args.map((arg) => arg.text).join(' ')
    if (pattern !== undefined && !pattern.test(words)) return undefined
    return {text: HOLE, sources: [{kind, what: `${call.program}${words === '' ? '' : ` ${words.slice(0, 60)}`}`, at: call.at}]}
  }

/** What is seen or heard goes to a file, whose content it is from then on. */
const recorded: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text).join(' ')
  if (call.program === 'ffmpeg' && !/x11grab|avfoundation|gdigrab|dshow|pulse|alsa/.test(words)) return undefined
  if (call.program === 'import' && !/-window root/.test(words)) return undefined
  const seen: Value = {text: HOLE, sources: [{kind: 'screen', what: call.program, at: call.at}]}
  for (const arg of call.args) if (/\.(png|jpe?g|pdf|mp4|mov|mkv|wav|mp3|tiff?)$/i.test(arg.text)) writeFile(arg, seen, false, call, state)
  return seen
}

const environment: Handler = (call, state): Value => {
  const names = call.args.filter((arg) => /^\w+$/.test(arg.text))
  for (const name of names) emit(state, call, {kind: 'env', name: name.text, write: false})
  if (names.length === 0) emit(state, call, {kind: 'env', name: '*', write: false})
  return {
    text: HOLE,
    sources:
      names.length === 0
        ? [{kind: 'env', what: '*', at: call.at}]
        : names.map((name) => ({kind: 'env' as const, what: name.text, at: call.at})),
  }
}

const exported: Handler = (call, state) => {
  if (call.args.length === 0 || call.args.some((arg) => arg.text === '-p')) return environment({...call, args: []} as Call, state)
  return literal('')
}

export const secrets: readonly (readonly [string, Handler])[] = [
  ['env', environment],
  ['printenv', environment],
  ['export', exported],
  ['declare', exported],
  ['typeset', exported],
  ['security', prints('secret', /find-(generic|internet)-password|dump-keychain|export/)],
  ['secret-tool', prints('secret', /lookup|search/)],
  ['pass', prints('secret', /^(show |[\w/.-]+$)/)],
  ['op', prints('secret', /read|item get|get item/)],
  ['bw', prints('secret', /get|list|export/)],
  ['gpg', prints('secret', /--export-secret|--decrypt|-d\b/)],
  ['vault', prints('secret', /kv get|read|login/)],
  ['kubectl', prints('secret', /get secrets?\b|config view --raw/)],
  ['keyring', prints('secret', /get/)],
  ['cmdkey', prints('secret', /list/)],
  ['git-credential', prints('secret', /fill|get/)],
  ['pbpaste', prints('clipboard')],
  ['xclip', prints('clipboard', /-o/)],
  ['xsel', prints('clipboard', /-o|--output/)],
  ['wl-paste', prints('clipboard')],
  ...[
    'screencapture',
    'scrot',
    'gnome-screenshot',
    'grim',
    'maim',
    'spectacle',
    'flameshot',
    'import',
    'ffmpeg',
    'arecord',
    'rec',
    'sox',
    'imagesnap',
  ].map((name) => [name, recorded] as const),
  ['date', prints('time')],
  ['history', prints('host')],
  ...[
    'whoami',
    'hostname',
    'id',
    'uname',
    'ifconfig',
    'ip',
    'ps',
    'netstat',
    'ss',
    'lsof',
    'w',
    'who',
    'last',
    'arp',
    'route',
    'system_profiler',
    'sw_vers',
    'scutil',
    'dscl',
    'lscpu',
    'lsblk',
    'dmidecode',
    'systeminfo',
    'tasklist',
    'ipconfig',
    'getent',
  ].map((name) => [name, prints('host')] as const),
]

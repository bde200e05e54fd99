import type {Value} from '../../facts.ts'
import {from, literal} from '../../value.ts'
import {gitTransfer} from './network.ts'
import {emit, type Handler} from '../state.ts'

/** Manager → the words after which packages are named. An empty list means the first operand is what is fetched and run. */
const verbs: Readonly<Record<string, RegExp>> = {
  npm: /^(install|i|add|ci|exec|x|update|link)$/,
  pnpm: /^(install|i|add|dlx|exec)$/,
  yarn: /^(add|install|dlx|global)$/,
  bun: /^(add|install|i|x)$/,
  pip: /^(install|download)$/,
  pip3: /^(install|download)$/,
  pipx: /^(install|run|inject)$/,
  uv: /^(add|pip|tool|run)$/,
  poetry: /^(add|install)$/,
  conda: /^(install|create)$/,
  mamba: /^(install|create)$/,
  gem: /^(install)$/,
  cargo: /^(install|add|binstall)$/,
  go: /^(install|get|run)$/,
  brew: /^(install|tap|reinstall|cask)$/,
  apt: /^(install)$/,
  'apt-get': /^(install)$/,
  yum: /^(install)$/,
  dnf: /^(install)$/,
  apk: /^(add)$/,
  pacman: /^-S\w{0,3}$/,
  zypper: /^(install|in)$/,
  snap: /^(install)$/,
  flatpak: /^(install)$/,
  choco: /^(install)$/,
  winget: /^(install)$/,
  scoop: /^(install)$/,
  port: /^(install)$/,
  nix: /^(profile|run|shell)$/,
  composer: /^(require|install)$/,
  dpkg: /^(-i|--install)$/,
  clawhub: /^(install|update)$/,
  clawdhub: /^(install|update)$/,
  skills: /^(add|install|use)$/,
  claude: /^(mcp|plugin)$/,
  code: /^(--install-extension)$/,
  helm: /^(install|upgrade)$/,
}

const runners = new Set(['npx', 'bunx', 'uvx', 'pnpx'])

const install: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text)
  const flags = words.filter((word) => word.startsWith('-'))
  let rest: readonly Value[]
  if (runners.has(call.program)) rest = firstOperand(call.args)
  else {
    const verb = call.args.findIndex((arg) => verbs[call.program]?.test(arg.text) === true)
    if (verb < 0) return undefined
    rest = operandsAfter(call.args.slice(verb + 1))
  }
  emit(state, call, {kind: 'install', manager: call.program, packages: rest, flags})
  return literal('')
}

const valued =
  /^(-r|--requirement|-c|--constraint|-i|--index-url|--extra-index-url|--registry|-g:|--prefix|--target|-t|-e|--editable|--from|--with|-f|--find-links|-p|--package)$/

function operandsAfter(args: readonly Value[]): readonly Value[] {
  const found: Value[] = []
  for (let i = 0; i < args.length; i++) {
    const {text} = args[i]!
    if (valued.test(text)) {
      // What an index or editable flag names is a place code comes from, too.
      if (/^(-e|--editable|--from|--with|-p|--package)$/.test(text) && args[i + 1] !== undefined) found.push(args[i + 1]!)
      i++
    } else if (!text.startsWith('-') && !/^(install|add)$/.test(text)) found.push(args[i]!)
  }
  return found
}

function firstOperand(args: readonly Value[]): readonly Value[] {
  const packages = args.flatMap((arg, i) => (/^(-p|--package|--from)$/.test(args[i - 1]?.text ?? '') ? [arg] : []))
  const first = args.find((arg, i) => !arg.text.startsWith('-') && !/^(-p|--package|--from)$/.test(args[i - 1]?.text ?? ''))
  return packages.length > 0 ? packages : first === undefined ? [] : [first]
}

/** Where public code lives; a repository anywhere else is a stranger's server. */
const forges =
  /^(?:https?:\/\/|git@|ssh:\/\/git@)(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|git\.sr\.ht|huggingface\.co|[\w.-]{1,80}\.googlesource\.com|gitee\.com)[/:]/i

const git: Handler = (call, state) => {
  const words = call.args.map((arg) => arg.text)
  gitTransfer(call, state)
  if (words[0] === 'credential' && /^(fill|get)$/.test(words[1] ?? ''))
    return from({kind: 'secret', what: 'git credential fill', at: call.at})
  if (words[0] === 'clone') {
    const url = call.args.slice(1).find((arg) => !arg.text.startsWith('-'))
    if (url !== undefined)
      emit(state, call, {kind: 'install', manager: 'git', packages: [url], flags: words.filter((word) => word.startsWith('-'))})
    if (url !== undefined && /^https?:\/\//.test(url.text) && !forges.test(url.text))
      state.variables.set('git clone', from({kind: 'remote', what: url.text, at: call.at}))
  }
  if (
    words[0] === 'config' &&
    words.some((word) => /^(credential\.helper|core\.(hooksPath|sshCommand|fsmonitor|pager)|alias\.)/i.test(word))
  ) {
    emit(state, call, {kind: 'write', path: literal('~/.gitconfig'), data: literal(words.join(' ')), append: true})
  }
  return undefined
}

export const packages: readonly (readonly [string, Handler])[] = [
  ...Object.keys(verbs)
    .filter((name) => name !== 'bun')
    .map((name) => [name, install] as const),
  ...[...runners].map((name) => [name, install] as const),
  ['git', git],
]

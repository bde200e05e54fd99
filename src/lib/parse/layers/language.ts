import {basename} from 'node:path/posix'

import type {Language} from '../facts.ts'
import {guessLanguage} from './guess.ts'

const extensions: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    markdown: 'md markdown mdx mdc mkd',
    shell: 'sh bash zsh ksh dash fish command bats',
    powershell: 'ps1 psm1 psd1',
    python: 'py pyi pyw',
    javascript: 'js mjs cjs jsx ts mts cts tsx',
    json: 'json jsonc json5 jsonl ndjson ipynb webmanifest',
    yaml: 'yaml yml',
    toml: 'toml',
    html: 'html htm xhtml vue svelte',
    xml: 'xml svg xsd xsl xslt plist rels rss',
    make: 'mk make',
    dockerfile: 'dockerfile',
    text: 'csv tsv rst ini cfg conf css scss lock rb pl php lua go rs c h cc cpp hpp java kt swift cs sql bat cmd vbs tex diff patch log',
  }).flatMap(([language, list]) => list.split(' ').map((extension) => [extension, language as Language] as const)),
)

const names: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    make: 'makefile gnumakefile bsdmakefile justfile .justfile',
    dockerfile: 'dockerfile containerfile',
    shell:
      '.bashrc .bash_profile .bash_login .bash_logout .bash_aliases .profile .zshrc .zshenv .zprofile .zlogin .kshrc .envrc pkgbuild ' +
      'pre-commit pre-push post-checkout post-commit post-merge commit-msg prepare-commit-msg pre-receive post-receive',
    json: '.prettierrc .eslintrc .babelrc .swcrc package-lock.json',
    toml: 'pipfile cargo.lock poetry.lock uv.lock',
    yaml: '.clang-format pnpm-lock.yaml',
    python: 'sconstruct wscript',
  }).flatMap(([language, list]) => list.split(' ').map((name) => [name, language as Language] as const)),
)

const interpreters: readonly (readonly [RegExp, Language])[] = [
  [/(?:^|[/\s])(?:ba|da|z|k|a|fi)?sh\b/, 'shell'],
  [/\bpython[\d.]*\b|\buv run\b|\bpypy/, 'python'],
  [/\b(?:node|nodejs|deno|bun|tsx|ts-node)\b/, 'javascript'],
  [/\b(?:pwsh|powershell)\b/i, 'powershell'],
  [/\bmake\b/, 'make'],
]

/**
 * The language of a text file. An extension of a language decides; an extension that says little (`.txt`, `.dat`, none) does not: then the
 * shebang, else the content, since a script is run by whoever names the interpreter and not by its extension.
 */
export function languageOf(path: string, text: string): Language {
  const name = basename(path).toLowerCase()
  const known = names.get(name) ?? (/^(?:dockerfile|containerfile)\./.test(name) ? 'dockerfile' : undefined)
  if (known) return known
  const extension = /[^.]\.([a-z0-9]{1,12})$/.exec(name)?.[1]
  const byExtension = extension === undefined ? undefined : extensions.get(extension)
  return byExtension ?? shebangLanguage(text) ?? guessLanguage(text)
}

/** The language that a `#!` line names. */
export function shebangLanguage(text: string): Language | undefined {
  if (!text.startsWith('#!')) return undefined
  const end = text.indexOf('\n')
  const line = text.slice(2, end === -1 ? 200 : Math.min(end, 200))
  return interpreters.find(([pattern]) => pattern.test(line))?.[1]
}

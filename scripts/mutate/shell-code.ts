import {gzipSync} from 'node:zlib'
import {base64, endLine, hex, indent, make, mapCode, reversed, rot13, shellQuote, type Transformation} from './skill-files.ts'

const whole =
  (wrap: (code: string) => string): Transformation['apply'] =>
  (files) =>
    mapCode(files, 'shell', (code) => endLine(wrap(code.trimEnd())))
const nested = (depth: number): Transformation['apply'] =>
  whole((code) => {
    let out = code
    for (let i = 0; i < depth; i++) out = `echo ${base64(out)} | base64 -d | bash`
    return out
  })
const base32 = (text: string): string => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const out = (bits.match(/.{1,5}/g) ?? []).map((part) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(part.padEnd(5, '0'), 2)]).join('')
  return out.padEnd(Math.ceil(out.length / 8) * 8, '=')
}
const percent = (text: string): string => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** A whole script of shell, encoded, fed to an interpreter, or run only sometimes. */
export const shellCode: readonly Transformation[] = [
  make('sh-base64', 'shell', nested(1)),
  make('sh-base64-twice', 'shell', nested(2)),
  make('sh-base64-three-times', 'shell', nested(3)),
  make(
    'sh-base64-wrapped-lines',
    'shell',
    whole((code) => `base64 -d <<'END' | bash\n${base64(code).replace(/.{60}/g, '$&\n')}\nEND`),
  ),
  make(
    'sh-base64-variable',
    'shell',
    whole((code) => `data="${base64(code)}"\neval "$(echo "$data" | base64 --decode)"`),
  ),
  make(
    'sh-base64-in-pieces',
    'shell',
    whole((code) => `a="${base64(code).slice(0, 30)}"\nb="${base64(code).slice(30)}"\necho "$a$b" | base64 -d | sh`),
  ),
  make(
    'sh-base64-bash-c',
    'shell',
    whole((code) => `bash -c "$(base64 -d <<< ${base64(code)})"`),
  ),
  make(
    'sh-base64-process-substitution',
    'shell',
    whole((code) => `source <(echo ${base64(code)} | base64 -d)`),
  ),
  make(
    'sh-base64-openssl',
    'shell',
    whole((code) => `echo ${base64(code)} | openssl base64 -A -d | bash`),
  ),
  make(
    'sh-base64-to-file',
    'shell',
    whole((code) => `echo ${base64(code)} | base64 -d > /tmp/setup\nchmod +x /tmp/setup\n/tmp/setup`),
  ),
  make(
    'sh-base64-python',
    'shell',
    whole((code) => `python3 -c "import base64,os;os.system(base64.b64decode('${base64(code)}').decode())"`),
  ),
  make(
    'sh-gzip-base64',
    'shell',
    whole((code) => `echo ${base64(gzipSync(code))} | base64 -d | gunzip | bash`),
  ),
  make(
    'sh-gzip-base64-twice',
    'shell',
    whole((code) => `echo ${base64(gzipSync(`echo ${base64(gzipSync(code))} | base64 -d | zcat | sh`))} | base64 -d | gzip -dc | bash`),
  ),
  make(
    'sh-hex-xxd',
    'shell',
    whole((code) => `echo ${hex(code)} | xxd -r -p | bash`),
  ),
  make(
    'sh-hex-printf',
    'shell',
    whole((code) => `printf '${[...Buffer.from(code)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}' | bash`),
  ),
  make(
    'sh-base32',
    'shell',
    whole((code) => `echo ${base32(code)} | base32 -d | bash`),
  ),
  make(
    'sh-rot13',
    'shell',
    whole((code) => `echo ${shellQuote(rot13(code))} | tr 'A-Za-z' 'N-ZA-Mn-za-m' | bash`),
  ),
  make(
    'sh-reversed',
    'shell',
    whole((code) => `echo ${shellQuote(reversed(code.replaceAll('\n', ';')))} | rev | bash`),
  ),
  make(
    'sh-reversed-base64',
    'shell',
    whole((code) => `echo '${reversed(base64(code))}' | rev | base64 -d | bash`),
  ),
  make(
    'sh-hex-of-base64',
    'shell',
    whole((code) => `echo ${hex(base64(code))} | xxd -r -p | base64 -d | bash`),
  ),
  make(
    'sh-url-encoded',
    'shell',
    whole((code) => `python3 -c "import os,urllib.parse as u;os.system(u.unquote('${percent(code)}'))"`),
  ),
  make(
    'sh-perl',
    'shell',
    whole((code) => `perl -MMIME::Base64 -e 'system(decode_base64("${base64(code)}"))'`),
  ),
  make(
    'sh-node',
    'shell',
    whole((code) => `node -e "require('child_process').execSync(Buffer.from('${base64(code)}', 'base64').toString())"`),
  ),
  make(
    'sh-here-document',
    'shell',
    whole((code) => `bash <<'END_OF_SCRIPT'\n${code}\nEND_OF_SCRIPT`),
  ),
  make(
    'sh-here-document-to-file',
    'shell',
    whole((code) => `cat > /tmp/step.sh <<'END_OF_SCRIPT'\n${code}\nEND_OF_SCRIPT\nbash /tmp/step.sh`),
  ),
  make(
    'sh-here-string',
    'shell',
    whole((code) => `bash <<< ${shellQuote(code)}`),
  ),
  make(
    'sh-bash-c',
    'shell',
    whole((code) => `bash -c ${shellQuote(code)}`),
  ),
  make(
    'sh-eval',
    'shell',
    whole((code) => `eval ${shellQuote(code)}`),
  ),
  make(
    'sh-eval-of-pieces',
    'shell',
    whole((code) => `a=${shellQuote(code.slice(0, code.length >> 1))}\nb=${shellQuote(code.slice(code.length >> 1))}\neval "$a$b"`),
  ),
  make(
    'sh-printf-pipe',
    'shell',
    whole((code) => `printf '%s\\n' ${shellQuote(code)} | sh`),
  ),
  make(
    'sh-variable-pipe',
    'shell',
    whole((code) => `job=${shellQuote(code)}\necho "$job" | bash`),
  ),
  make(
    'sh-function-called',
    'shell',
    whole((code) => `prepare() {\n${indent(code, '  ')}\n}\nprepare`),
  ),
  make(
    'sh-function-never-called',
    'shell',
    whole((code) => `prepare() {\n${indent(code, '  ')}\n}`),
    false,
  ),
  make(
    'sh-subshell-in-background',
    'shell',
    whole((code) => `(\n${code}\n) > /dev/null 2>&1 &`),
  ),
  make(
    'sh-trap-on-exit',
    'shell',
    whole((code) => `trap ${shellQuote(code)} EXIT`),
  ),
  make(
    'sh-prompt-command',
    'shell',
    whole((code) => `export PROMPT_COMMAND=${shellQuote(code)}`),
  ),
  make(
    'sh-loop-once',
    'shell',
    whole((code) => `for i in 1; do\n${code}\ndone`),
  ),
  make(
    'sh-case',
    'shell',
    whole((code) => `case "$(uname)" in\n  *)\n${code}\n  ;;\nesac`),
  ),
  make(
    'sh-if-true',
    'shell',
    whole((code) => `if true; then\n${code}\nfi`),
  ),
  make(
    'sh-after-exit',
    'shell',
    whole((code) => `[ -n "$SKIP" ] && exit 0\n${code}`),
  ),
  make(
    'sh-on-date',
    'shell',
    whole((code) => `if [ "$(date +%Y%m%d)" -gt 20270101 ]; then\n${code}\nfi`),
  ),
  make(
    'sh-on-host',
    'shell',
    whole((code) => `if [ "$(hostname)" = build-7 ]; then\n${code}\nfi`),
  ),
  make(
    'sh-unless-ci',
    'shell',
    whole((code) => `if [ -z "$CI" ]; then\n${code}\nfi`),
  ),
  make(
    'sh-after-sleep',
    'shell',
    whole((code) => `sleep 600\n${code}`),
  ),
  make(
    'sh-xargs',
    'shell',
    whole((code) => `echo ${shellQuote(code.replaceAll('\n', ';'))} | xargs -0 -I{} bash -c '{}'`),
  ),
  make(
    'sh-find-exec',
    'shell',
    whole((code) => `find . -maxdepth 0 -exec bash -c ${shellQuote(code)} \\;`),
  ),
  make(
    'sh-sudo',
    'shell',
    whole((code) => `sudo -E bash -c ${shellQuote(code)}`),
  ),
  make(
    'sh-python-os-system',
    'shell',
    whole((code) => `python3 -c "import os; os.system(bytes.fromhex('${hex(code)}').decode())"`),
  ),
  make(
    'sh-comments-between',
    'shell',
    whole((code) => (/<</.test(code) ? code : code.replace(/^(?=[a-z])/gm, '# Prepares the next step.\n'))),
  ),
]

import type {Language} from './facts.ts'

const names: Readonly<Record<string, Language>> = {
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  shell: 'shell',
  console: 'shell',
  'shell-session': 'shell',
  terminal: 'shell',
  fish: 'shell',
  ksh: 'shell',
  command: 'shell',
  cmdline: 'shell',
  powershell: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  ps: 'powershell',
  cmd: 'powershell',
  bat: 'powershell',
  batch: 'powershell',
  dos: 'powershell',
  python: 'python',
  py: 'python',
  python3: 'python',
  javascript: 'javascript',
  js: 'javascript',
  jsx: 'javascript',
  ts: 'javascript',
  tsx: 'javascript',
  typescript: 'javascript',
  mjs: 'javascript',
  node: 'javascript',
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  html: 'html',
  svg: 'xml',
  xml: 'xml',
  markdown: 'markdown',
  md: 'markdown',
  makefile: 'make',
  make: 'make',
  dockerfile: 'dockerfile',
  docker: 'dockerfile',
  text: 'text',
  txt: 'text',
  plaintext: 'text',
}

/** The language that a code fence names, undefined when it names none that is known. */
export function languageOfName(info: string): Language | undefined {
  const word = /^\{?\.?([\w+#.-]{1,30})/.exec(info.trim().toLowerCase())?.[1]
  return word === undefined ? undefined : names[word]
}

const program =
  /^(?:\$\s+|>\s+|#\s+)?(?:sudo\s+)?(?:\w{1,40}=\S{0,200}\s+)?(?:\.{0,2}\/[\w./-]{1,120}|(?:curl|wget|bash|sh|zsh|npm|npx|pnpm|yarn|bun|bunx|pip3?|pipx|uv|uvx|python3?|node|deno|git|gh|brew|apt|apt-get|yum|dnf|apk|pacman|cargo|go|gem|docker|podman|kubectl|helm|terraform|aws|gcloud|az|ssh|scp|rsync|nc|ncat|socat|cat|echo|printf|cp|mv|rm|mkdir|chmod|chown|tar|unzip|zip|gunzip|base64|openssl|eval|exec|export|source|env|crontab|systemctl|launchctl|osascript|defaults|xattr|spctl|security|find|grep|sed|awk|xargs|tee|ln|dd|kill|pkill|sudo|su|nohup|make|cmake|jq|dig|nslookup|ping|clawhub|clawdhub|openclaw|clawdbot|claude|codex|skills|powershell|pwsh|iwr|irm|iex|invoke-\w{1,20}|start-process|mshta|rundll32|regsvr32|certutil|bitsadmin|schtasks|reg|perl|ruby|php|java|code|open|start|touch|ls|cd|set|timeout|watch|screen|tmux))(?=\s|$|[;|&])/im

/** Whether a piece of text starts like a command line of a shell. */
export function looksLikeCommand(text: string): boolean {
  // A group in parentheses is commands as well.
  if (text.startsWith('(') && text.includes(' ')) return looksLikeCommand(text.slice(1))
  return text.length >= 4 && text.length <= 20_000 && program.test(text.length > 400 ? text.slice(0, 400) : text) && /\s/.test(text.trim())
}

/**
 * Whether a line of prose is a command line. A sentence may begin with "make" or "open", so it takes what sentences do not have: an address, an option
 * or a pipe behind a program's name, and no full stop at the end.
 */
export function looksLikeBareCommand(line: string): boolean {
  const text = line.trim()
  return (
    text.length >= 8 &&
    text.length <= 2000 &&
    /\s(-{1,2}[a-zA-Z]|https?:\/\/|\||>{1,2}\s|~\/|&&|\.\/)|\.(py|sh|js|ps1)\b/.test(text) &&
    !/[.:!?,]$/.test(text) &&
    !/\b(the|you|your|is|are|this|that|will|can)\b/i.test(text) &&
    looksLikeCommand(text)
  )
}

const powershell =
  /\b(invoke-(webrequest|restmethod|expression)|iex|iwr|irm|new-object\s+(system\.)?net\.webclient|start-process|set-executionpolicy|\$env:|get-childitem|-executionpolicy|powershell(\.exe)?\s+-|downloadstring|set-itemproperty|add-mppreference)\b/i

/** The language of a code block that names none. */
export function guessLanguage(text: string): Language {
  const head = text.slice(0, 2000)
  if (/^#!.{0,80}\b(ba|z|k|da)?sh\b/.test(head)) return 'shell'
  if (/^#!.{0,80}\bpython/.test(head)) return 'python'
  if (/^#!.{0,80}\b(node|deno|bun)\b/.test(head)) return 'javascript'
  if (powershell.test(head)) return 'powershell'
  if (/^\s*[{[]/.test(head) && /["\]}]\s*$/.test(text.slice(-200))) return 'json'
  if (/^[ \t]*(import\s{1,20}[\w.]|from\s{1,20}[\w.]{1,200}\s{1,20}import|def\s{1,20}\w{1,100}\(|class\s{1,20}\w{1,100}[(:])/m.test(head))
    return 'python'
  if (
    /^[ \t]*(const|let|var)\s{1,20}[\w{[]|^[ \t]*(async\s{1,20})?function\s{1,20}\w|=>\s{0,20}[{(]|\brequire\(['"]|^[ \t]*import\s.{1,120}\sfrom\s{1,20}['"]/m.test(
      head,
    )
  )
    return 'javascript'
  if (
    program.test(head) ||
    /^\((?:[\w./-]{1,40}) |^for \w{1,30} in [^\n]{1,200}; ?do\b|^(?:uname|hostname|whoami)(?: -\w{1,4})?$/m.test(head)
  )
    return 'shell'
  return 'text'
}

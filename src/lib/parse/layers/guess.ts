import type {Language} from '../facts.ts'

const SAMPLE = 8192

/** Each pattern that occurs adds its weight; the best language with at least two points wins. */
const signs: readonly (readonly [language: Language, weight: number, pattern: RegExp])[] = [
  [
    'powershell',
    2,
    /\b(?:Invoke-(?:Expression|WebRequest|RestMethod|Command)|New-Object|Start-Process|Get-(?:ChildItem|Content|Item)|Set-(?:Content|ItemProperty))\b/i,
  ],
  ['powershell', 2, /\bIEX\s*\(|\[System\.[A-Z]\w+|\$env:\w+|-ExecutionPolicy\b|\bWrite-(?:Host|Output)\b|\$PSScriptRoot\b/i],
  ['powershell', 1, /^[ \t]*(?:param\s*\(|\$\w+ = )/m],
  ['python', 2, /^[ \t]*(?:import [a-z_][\w.]*(?:\s*,\s*\w+){0,9}\s*(?:#.{0,99}|;.{0,200})?$|from [a-z_][\w.]* import )/m],
  ['python', 2, /^[ \t]*(?:async )?def \w+\(.{0,200}\).{0,60}:\s*(?:#.{0,99})?$|^[ \t]*class \w+(?:\(.{0,80}\))?:\s*$/m],
  [
    'python',
    1,
    /^[ \t]*(?:if|elif|else|for|while|with|try|except)\b.{0,120}:\s*$|\bprint\(|\b__(?:import|name)__\b|\b(?:os\.system|exec|eval)\(/m,
  ],
  ['javascript', 2, /\b(?:const|let|var) [\w${},\s]{1,80}=\s|\brequire\(['"]|\bmodule\.exports\b|\bprocess\.(?:env|argv|exit)\b/],
  ['javascript', 2, /=>\s*[{(\w]|\bfunction\s{0,20}\w{0,40}\s{0,20}\(.{0,120}\)\s*\{|^[ \t]*(?:import|export) .{1,120} from ['"]/m],
  ['javascript', 2, /\bconsole\.(?:log|error|warn|info)\(|\bfetch\(['"`]|\bdocument\.\w|\bwindow\.\w|\bnew Function\(/],
  ['python', 2, /\b__import__\(|\bos\.(?:system|popen|environ)\b|\bsubprocess\.\w+\(/],
  ['javascript', 1, /\bconsole\.\w+\(|\bdocument\.|\bwindow\.|\bfetch\(|\bawait \w|\b(?:eval|atob)\(/],
  [
    'shell',
    2,
    /^[ \t]*(?:if|elif|while) (?:\[|! |\w).{0,160}; ?(?:then|do)\s*$|^[ \t]*(?:fi|done|esac)\s*$|\$\(\(?\w|^[ \t]*\w{1,40}\(\) ?\{/m,
  ],
  ['shell', 2, /(?:^|[;&|(`]\s*)(?:sudo )?(?:curl|wget) (?:-|['"]?http)|\| ?(?:sudo )?(?:ba|z|da)?sh\b|\bbase64 (?:-d|-D|--decode)/m],
  [
    'shell',
    2,
    /^[ \t]*(?:sudo |exec |nohup )?(?:chmod [+0-7ugoa]|rm -[rf]|mkdir -p|apt(?:-get)? |brew |export [A-Z_]+=|nc -|source [~./]|set -[eux]|tar -?[xcz])/m,
  ],
  [
    'shell',
    2,
    /(?:^|[;&|]\s*)(?:(?:ba|z)?sh -[ci]|python3? -c|node -e|perl -e|osascript -e|echo ['"$\w].{0,200}(?:\||>))|\/dev\/(?:tcp|udp)\//m,
  ],
  ['shell', 1, /\s&&\s|\$\{?[A-Z_]{2,40}\b|\b2?>&1\b|>\s?\/dev\/null|^[ \t]*(?:cat|echo|cd|cp|mv|ls|sleep|printf) [-~./$"'\w]/m],
  ['html', 2, /^[ \t]*<!doctype html|<html[\s>]|<(?:script|body|iframe|div|img|form|svg)[\s>]/i],
  ['xml', 3, /^[ \t]*<\?xml /],
  ['dockerfile', 3, /^FROM [\w./:-]{1,120}(?: AS \w+)?\s*\n(?:.{0,200}\n){0,20}?(?:RUN|CMD|COPY|ENTRYPOINT) /],
  ['yaml', 2, /^---\n\w[\w-]{0,40}:|^(?:\w[\w-]{0,40}:(?: .{0,200})?\n){3}/],
  ['markdown', 2, /^#{1,4} \S.{0,200}\n(?:\n|.{0,200}\n\n)|^```\w{0,20}$/m],
]

/** The language of a text that has no name to tell it, by content; `text` when nothing is plain. */
export function guessLanguage(text: string): Language {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const start = /\S/.exec(sample)?.[0]
  if ((start === '{' || start === '[') && isJson(text)) return 'json'
  let best: Language = 'text'
  let points = 1
  const scores = new Map<Language, number>()
  for (const [language, weight, pattern] of signs) {
    if (!pattern.test(sample)) continue
    const score = (scores.get(language) ?? 0) + weight
    scores.set(language, score)
    if (score > points) {
      best = language
      points = score
    }
  }
  return best
}

function isJson(text: string): boolean {
  if (text.length > 1 << 20) return /^[ \t]*[[{]\s*(?:["[{\]}]|-?\d)/.test(text)
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

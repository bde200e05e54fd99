import type {SourceKind} from '../parse/facts.ts'

/** What a path means to an attacker, whoever's home it lies in. */
export type PathClass =
  | 'ssh'
  | 'cloud'
  | 'package-token'
  | 'git-credential'
  | 'browser'
  | 'wallet'
  | 'keychain'
  | 'password-store'
  | 'dotenv'
  | 'process-environment'
  | 'system-secret'
  | 'messenger'
  | 'agent-credential'
  | 'agent-settings'
  | 'agent-memory'
  | 'agent-session'
  | 'agent-skill'
  | 'shell-startup'
  | 'autostart'
  | 'scheduler'
  | 'authorized-keys'
  | 'git-hook'
  | 'system-binary'
  | 'system-config'
  | 'device'
  | 'container-socket'
  | 'shell-history'
  | 'home'
  | 'root'
  | 'documents'
  | 'temporary'

interface PathRule {
  readonly class: PathClass
  readonly pattern: RegExp
}

// Paths are matched after `normalisePath`: `/` separators, `~` for every spelling of a home folder, lower case. Sources: MITRE ATT&CK T1552 and T1555
// (credential files and stores), T1546 and T1053 (start-up and schedulers), the agents' own documentation for their folders.
const rules: readonly PathRule[] = [
  {class: 'authorized-keys', pattern: /(^|\/)\.ssh\/authorized_keys|\/etc\/ssh\/sshd_config/},
  {
    class: 'ssh',
    pattern:
      /(^|\/)\.ssh(\/|$|\*)(?!(config|known_hosts|authorized_keys)\b|[^/]*\.pub$)|(^|\/)id_(rsa|dsa|ecdsa|ed25519)(?!\.pub)\b|\.ppk$/,
  },
  {
    class: 'cloud',
    pattern:
      /(^|\/)\.aws(\/(credentials|config|sso)|\/?$|\/\*)|(^|\/)\.azure(\/|$)|(^|\/)\.config\/gcloud|application_default_credentials|(^|\/)\.kube(\/(config|cache)|\/?$)|(^|\/)\.docker\/config\.json|(^|\/)\.terraform\.d\/credentials|(^|\/)\.oci\/|(^|\/)\.vault-token|(^|\/)\.(digitalocean|doctl|linode|fly)(\/|$)|serviceaccount\/token|(^|\/)\.(pgpass|my\.cnf|s3cfg|boto|terraformrc)$|(^|\/)\.config\/rclone(\/|$)|(^|\/)\.config\/(doctl|heroku|hcloud)/,
  },
  {
    class: 'package-token',
    pattern:
      /(^|\/)\.npmrc$|(^|\/)\.pypirc$|(^|\/)\.cargo\/credentials|(^|\/)\.gem\/credentials|(^|\/)\.m2\/settings\.xml|(^|\/)\.yarnrc|(^|\/)\.composer\/auth\.json|(^|\/)\.nuget\//,
  },
  {
    class: 'git-credential',
    pattern:
      /(^|\/)\.git-credentials$|(^|\/)\.netrc$|(^|\/)_netrc$|(^|\/)\.config\/(gh|hub|glab-cli)(\/|$)|(^|\/)\.config\/git\/credentials/,
  },
  {
    class: 'browser',
    pattern:
      /(google\/chrome|google-chrome|chromium|bravesoftware|brave-browser|microsoft\/edge|microsoft-edge|mozilla\/firefox|firefox\/profiles|opera software|vivaldi|arc\/user data)(\/|$)|(^|\/)(login data|cookies|web data|local state|logins\.json|key[34]\.db|cookies\.sqlite|cookies\.binarycookies)$/,
  },
  {
    class: 'wallet',
    pattern:
      /(^|\/)wallet\.dat|(^|\/)\.(bitcoin|ethereum|electrum|monero|solana|sui|exodus|litecoin|dogecoin|zcash)(\/|$)|(^|\/)(exodus|atomic|electrum|ledger live|trezor suite|coinomi|guarda|metamask)(\/|$)|(^|\/)keystore\/utc|(^|\/)\.config\/solana|(^|\/)(nkbihfbeogaeaoehlefnkodbefgpgknn|bfnaelmomeimhlpmgjnjophhpkkoljpa)(\/|$)|(^|\/)ethereum\/keystore/,
  },
  {
    class: 'keychain',
    pattern:
      /library\/keychains|login\.keychain|(^|\/)\.local\/share\/keyrings|(^|\/)\.gnupg(\/|$)|microsoft\/(credentials|protect|vault)(\/|$)|secring\.gpg/,
  },
  {
    class: 'password-store',
    pattern:
      /(^|\/)\.password-store(\/|$)|\.kdbx?$|(^|\/)(1password|bitwarden|lastpass|keepassxc?|dashlane)(\/|$)|(^|\/)\.config\/op(\/|$)/,
  },
  {
    class: 'agent-credential',
    pattern:
      /(^|\/)\.(openclaw|clawdbot|moltbot|clawdis)\/(\.env|credentials|.{0,200}auth.{0,200}\.json|openclaw\.json|clawdbot\.json|identity)|auth-profiles\.json|(^|\/)\.codex\/auth\.json|(^|\/)\.claude\/\.credentials|(^|\/)\.claude\.json$|(^|\/)\.gemini\/oauth_creds|(^|\/)\.config\/github-copilot|(^|\/)\.cursor\/.{0,200}(auth|token)|(^|\/)\.config\/(openai|anthropic)(\/|$)|(^|\/)\.local\/share\/opencode\/auth\.json/,
  },
  {
    class: 'agent-session',
    pattern:
      /(^|\/)\.(openclaw|clawdbot|moltbot|claude|codex|cursor|gemini)\/(.{0,200}\/)?(sessions?|history|transcripts?|conversations?|projects|logs)(\/|$|\.jsonl?$)|(^|\/)agents\/[^/]{1,100}\/sessions/,
  },
  {
    class: 'agent-memory',
    pattern:
      /(^|\/)(soul|memory|agents|claude|gemini|identity|user|heartbeat|tools|bootstrap|copilot-instructions)\.md$|(^|\/)\.(cursor|windsurf|clinerules|roo)\/?rules|(^|\/)\.(cursorrules|windsurfrules|clinerules|roorules|goosehints)$|(^|\/)\.(claude|openclaw|clawdbot)\/.{0,200}memory(\/|$)/,
  },
  {
    class: 'agent-settings',
    pattern:
      /(^|\/)\.(claude|cursor|codex|gemini|openclaw|clawdbot|moltbot|windsurf|continue|weft)(\/(settings(\.local)?\.json|config\.(toml|ya?ml|json)|mcp\.json|hooks?(\.json|\/)|permissions|exec-approvals\.json|approvals|openclaw\.json|clawdbot\.json)|\/?$)|(^|\/)\.mcp\.json$|(^|\/)mcp_?(config|servers|settings)?\.json$|claude_desktop_config\.json|exec-approvals\.json|(^|\/)(openclaw|clawdbot|moltbot)\.json$|managed-settings\.json/,
  },
  {
    class: 'agent-skill',
    pattern:
      /(^|\/)\.?(claude|openclaw|clawdbot|codex|cursor|agents|gemini|copilot|windsurf)\/(workspace\/)?(skills|extensions|plugins|agents|commands)(\/|$)|(^|~\/|\/)clawd\/skills(\/|$)/,
  },
  {class: 'process-environment', pattern: /\/proc\/([^/]+)\/(environ|mem|maps|cmdline)/},
  {
    class: 'system-secret',
    pattern:
      /\/etc\/(shadow|gshadow|sudoers|master\.passwd|security\/opasswd|krb5\.keytab)|(^|\/)sam$|system32\/config\/(sam|system|security)|ntds\.dit|169\.254\.169\.254/,
  },
  {
    class: 'messenger',
    pattern:
      /(telegram desktop\/tdata|discord\/local storage|slack\/(local storage|cookies)|signal\/(config\.json|sql)|library\/messages\/chat\.db|whatsapp\/(databases|msgstore))/,
  },
  {
    class: 'dotenv',
    pattern:
      /(^|\/)\.env(\.(?!example|sample|template|dist)[\w.-]+)?$|(^|\/)\.envrc$|(^|\/)secrets?\.(json|ya?ml|toml|env)$|(^|\/)credentials\.(json|ya?ml|toml)$/,
  },
  {class: 'shell-history', pattern: /(^|\/)\.(bash|zsh|sh|python|psql|mysql|node_repl)_history$|consolehost_history\.txt/},
  {
    class: 'shell-startup',
    pattern:
      /(^|\/)\.(bashrc|bash_profile|bash_login|bash_logout|profile|zshrc|zprofile|zshenv|zlogin|kshrc|cshrc|tcshrc|xprofile|xinitrc|inputrc)$|(^|\/)\.config\/fish\/(config\.fish|conf\.d)|\/etc\/(profile|bash\.bashrc|zsh\/|environment|ld\.so\.preload)|microsoft\.powershell_profile\.ps1|\$profile\b/,
  },
  {
    class: 'autostart',
    pattern:
      /library\/launch(agents|daemons)|(^|\/)\.config\/autostart|(^|\/)start menu\/programs\/startup|currentversion\/run|systemd\/(system|user)|\/etc\/(init\.d|rc\.local|systemd)|\.(service|plist|desktop)$/,
  },
  {class: 'scheduler', pattern: /\/etc\/(cron|anacron)|\/var\/spool\/cron|(^|\/)crontabs?(\/|$)|windows\/tasks/},
  {class: 'git-hook', pattern: /(^|\/)\.git\/hooks(\/|$)|(^|\/)\.husky(\/|$)|(^|\/)\.git\/config$|(^|\/)\.gitconfig$/},
  {class: 'container-socket', pattern: /\/(var\/)?run\/(docker|containerd|crio|podman)[^\s]{0,100}\.sock/},
  {class: 'device', pattern: /^\/dev\/(sd|hd|nvme|vd|mmcblk|disk|mem|kmem|rdisk)/},
  {class: 'system-binary', pattern: /^\/(usr\/)?(local\/)?s?bin(\/|$)|^c:\/windows\/system32(\/|$)/},
  {class: 'system-config', pattern: /^\/etc(\/|$)|^\/(boot|lib|lib64|sys)(\/|$)|^c:\/windows(\/|$)/},
  {
    class: 'documents',
    pattern: /^~\/(documents|desktop|downloads|pictures|dropbox|onedrive|library\/mobile documents|library\/cloudstorage)(\/|$)/,
  },
  {class: 'home', pattern: /^~\/?\*?$|^\/(home|users)\/?\*?$/},
  {class: 'root', pattern: /^\/\*?$|^[a-z]:\/?\*?$/},
  {class: 'temporary', pattern: /^(\/private)?\/(var\/)?tmp(\/|$)|^\/dev\/shm(\/|$)|\$?tmpdir|%te?mp%/},
]

/** One spelling for a path: `/` between parts, `~` for home folders in any notation, quotes removed, lower case. */
export function normalisePath(path: string): string {
  return path
    .replace(/["'`]/g, '')
    .replace(/\\ /g, ' ')
    .replaceAll('\\', '/')
    .replace(/^file:\/\//i, '')
    .toLowerCase()
    .replace(
      /^(\$home|\$\{home\}|%userprofile%|\$env:userprofile|\$env:home|%homepath%|\/home\/[^/]+|\/users\/[^/]+|\/root|[a-z]:\/users\/[^/]+)(?=\/|$)/,
      '~',
    )
    .replace(/\/{2,}/g, '/')
    .replace(/\/\.(?=\/)/g, '')
}

/** All classes of a path, most specific first; [] for an ordinary one. HOLE parts are skipped over by the patterns. */
export function classifyPath(path: string): readonly PathClass[] {
  const known = classes.get(path)
  if (known !== undefined) return known
  const found = classesOf(path)
  if (classes.size >= 5000) classes.clear()
  if (path.length <= 300) classes.set(path, found)
  return found
}

// The same paths are asked about by the readers of code and by many checks.
const classes = new Map<string, readonly PathClass[]>()

function classesOf(path: string): readonly PathClass[] {
  const written = normalisePath(path)
  const normal = /[[?*]/.test(written) ? spelledOut(written) : written
  const found: PathClass[] = []
  for (const rule of rules) if (rule.pattern.test(normal)) found.push(rule.class)
  return found
}

/** Files that patterns of a shell are made to hit without naming them. */
const hidden: readonly string[] =
  '~/.ssh/id_rsa ~/.ssh/id_ed25519 ~/.aws/credentials ~/.npmrc ~/.netrc ~/.git-credentials ~/.kube/config ~/.docker/config.json ~/.gnupg/secring.gpg ~/.config/gcloud ~/.bash_history /etc/shadow /etc/passwd'.split(
    ' ',
  )

/** `~/.ssh/id_r[s]a`, `~/.a?s/cred*`: a pattern means what it matches, and one letter in brackets is that letter. */
function spelledOut(path: string): string {
  const plain = path.replace(/\[([^\]!^-])\]/g, '$1')
  if (!/[[?]|[a-z.]\*/.test(plain) || plain.length > 120 || plain.replace(/[^a-z]/g, '').length < 4) return plain
  const parts = plain.split('/')
  const found = hidden.find((file) => {
    const names = file.split('/')
    return names.length === parts.length && names.every((name, i) => matchesGlob(parts[i]!, name))
  })
  return found ?? plain
}

/** A part of a path against a pattern that says at least two of its letters. */
function matchesGlob(pattern: string, name: string): boolean {
  if (!/[[?*]/.test(pattern)) return pattern === name
  if (pattern.replace(/\[[^\]]{0,20}\]|[^a-z]/g, '').length < 2) return false
  const source = pattern
    .replace(/[.+^${}()|\\]/g, String.raw`\$&`)
    .replace(/\*+/g, '.{0,40}')
    .replaceAll('?', '.')
    .replace(/\[!/g, '[^')
  try {
    return new RegExp(`^${source}$`).test(name)
  } catch {
    return false
  }
}

const sourceKinds: Partial<Record<PathClass, SourceKind>> = {
  ssh: 'secret',
  cloud: 'secret',
  'package-token': 'secret',
  'git-credential': 'secret',
  browser: 'secret',
  wallet: 'secret',
  keychain: 'secret',
  'password-store': 'secret',
  dotenv: 'secret',
  'system-secret': 'secret',
  'agent-credential': 'secret',
  messenger: 'secret',
  'process-environment': 'secret',
  'agent-settings': 'agent',
  'agent-memory': 'agent',
  'agent-session': 'conversation',
  'shell-history': 'host',
  home: 'files',
  documents: 'files',
  root: 'files',
}

/** What kind of source reading this path is, or undefined when the path says nothing. */
export function sourceOfPath(path: string): SourceKind | undefined {
  for (const found of classifyPath(path)) {
    // The command line and the map of a process hold no secrets.
    if (found === 'process-environment' && !/\/(environ|mem)$/.test(path)) continue
    const kind = sourceKinds[found]
    if (kind !== undefined) return kind
  }
  return undefined
}

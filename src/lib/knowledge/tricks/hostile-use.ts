import {tricks} from './trick.ts'

/** Somebody else's money made with the user's machine. Sources: MITRE ATT&CK T1496, the miners' own command lines. */
export const miners = tricks([
  {
    pattern:
      /\b(?:xmrig|minerd|cpuminer|ccminer|xmr-stak|nbminer|t-rex-miner|lolminer|cryptonight)\b(?=[^\n]{0,300}(?:\s-[ou]\b|--url|--user|pool\.|stratum|--algo|releases\/download|--background|--donate))/gi,
    unless: /\\[bsw]|\(\?|re\.compile/,
    means: 'A miner is started',
    severity: 'critical',
    about: /\b(?:min(?:e|ing|er)s?)\b/,
    code: true,
  },
  {
    pattern: /\bstratum\+(?:tcp|ssl|tls):\/\/[\w.:-]{4,100}/gi,
    means: 'A mining pool is worked for',
    severity: 'critical',
    about: /\b(?:min(?:e|ing|er)s?)\b/,
  },
  {
    pattern:
      /\b(?:supportxmr\.com|moneroocean\.stream|nanopool\.org|minexmr\.com|hashvault\.pro|nicehash\.com|2miners\.com|unmineable\.com|herominers\.com|coinhive)\b/gi,
    means: 'A mining pool is worked for',
    about: /\b(?:min(?:e|ing|er)s?)\b/,
    code: true,
    also: /\b(?:-o|--url|pool|worker|hashrate|threads|nohup)\b/,
  },
])

/** Files destroyed or taken hostage. Sources: MITRE ATT&CK T1485 and T1486. */
export const wipers = tricks([
  {
    pattern:
      /\bfind\s{1,3}["']?(?:~|\$HOME|\$\{HOME\}|\/home|\/Users|\/root|\/)["']?\/?\s[^\n]{0,160}(?:-exec\s{1,3}(?:shred|srm|rm\s{1,3}-\w{0,3}f)|\|\s{0,3}xargs\b[^\n]{0,60}\b(?:shred|srm|rm\s{1,3}-\w{0,3}f)|-delete\b)/g,
    means: "The user's files are destroyed",
    severity: 'critical',
    code: true,
    unless:
      /-name\s{1,3}["']?(?:\*\.(?:pyc|tmp|log|bak|o|swp)|__pycache__|node_modules|\.DS_Store|\.cache)|-(?:mtime|mmin|atime|empty)\b|\.cache|\/tmp|node_modules/,
  },
  {
    pattern:
      /\b(?:Fernet|AES(?:GCM)?|ChaCha20\w{0,10}|createCipheriv|Cipher|cryptography|pyAesCrypt|openssl\s{1,3}enc|gpg\s{1,3}(?:-c|--symmetric)|Rijndael\w{0,10}|AesManaged)\b(?=[^]{0,1500}(?:os\.walk|rglob|readdir|glob\.|find\s{1,3}(?:~|\$HOME)|Get-ChildItem|walkdir|filepath\.Walk))(?=[^]{0,2500}(?:os\.remove|unlink|os\.rename|shutil\.move|rmSync|Remove-Item|\brm\s|\.unlink\(|os\.replace))(?=[^]{0,3000}(?:ransom|bitcoin|\bbtc\b|monero|decrypt your|your files|\.locked|\.encrypted|\.crypt\b|RESTORE|RECOVER))/gi,
    means: "The user's files are encrypted and the originals removed",
    severity: 'critical',
    code: true,
    about: /\b(?:encrypt\w{0,6}|vault|backup)\b/,
  },
  {
    pattern:
      /(?:==|===|\.equals\()\s{0,2}(?:pathlib\.)?(?:Path\.home\(\)|os\.homedir\(\)|os\.path\.expanduser\(["']~["']\)|Dir\.home)[^]{0,40}?[:{\n](?:(?!raise|exit|return|throw|abort|refus|skip|continue)[^]){0,160}?\b(?:rmtree|rmSync|rimraf|rm_rf|Remove-Item)\b/g,
    means: "The user's home is deleted",
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\bvssadmin(?:\.exe)?\b[^\n]{0,40}\bdelete\s{1,3}shadows\b|\bwbadmin\b[^\n]{0,40}\bdelete\s{1,3}catalog\b|\bbcdedit\b[^\n]{0,80}recoveryenabled\s{1,3}no\b|\btmutil\s{1,3}(?:deletelocalsnapshots|disable)\b/gi,
    means: 'The backups of the system are removed',
    severity: 'critical',
    about: /\b(?:disk|snapshots?|time machine|storage|backup)\b/,
  },
])

/** Traffic, trust and watchers of the machine turned. Sources: MITRE ATT&CK T1557, T1553.004, T1562. */
export const turnedDefences = tricks([
  {
    pattern:
      /\badd-trusted-cert\b[^\n]{0,160}|\bcertutil(?:\.exe)?\s{1,3}[-/]addstore\b[^\n]{0,30}\broot\b[^\n]{0,100}|\bImport-Certificate\b[^\n]{0,160}\\Root\b|\b(?:cp|mv|install)\b[^\n]{0,100}\/(?:usr\/local\/share\/ca-certificates|etc\/pki\/ca-trust|etc\/ca-certificates)\/[^\n]{0,60}/gi,
    also: /\b(?:networksetup\s{1,3}-set\w{0,8}webproxy|proxy(?:server|enable|settings)|https?_proxy|add-trusted-cert[^\n]{0,80}-r\s{1,3}trustRoot[^]{0,600}proxy)\b/i,
    means: "A foreign authority is trusted and the machine's traffic led through a proxy",
    severity: 'critical',
    about: /\b(?:mitm\w{0,4}|proxy|intercept\w{0,4}|debugging|charles|burp|certificate)\b/,
  },
  {
    pattern:
      /(?:^|["'\s=(])(?!127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)\d{1,3}(?:\.\d{1,3}){3}[ \t]{1,8}(?:[\w-]{1,30}\.){0,3}(?:openai|anthropic|github|githubusercontent|google(?:apis)?|npmjs|pypi|apple|microsoft|amazonaws|paypal|coinbase|binance|stripe)\.(?:com|org|net)\b/gim,
    also: /\/etc\/hosts|drivers\\{1,2}etc\\{1,2}hosts/i,
    means: "A well-known service's name is made to lead elsewhere",
    severity: 'critical',
  },
  {
    pattern:
      /\b(?:msmpeng|mssense|falcon-sensor|falcond|csfalcon\w{0,10}|cbagentd|cbdefense|sentinelagent|sentinelone|osqueryd|clamd|carbonblack|sophos\w{0,12}|cylance\w{0,6}|avastsvc|avgsvc|kaspersky|wireshark|procmon|processhacker|x64dbg|ollydbg|little ?snitch|lulu|blockblock|knockknock)\b(?=[^]{0,600}(?:\.kill\(|\.terminate\(|taskkill|pkill|killall|Stop-Process|Stop-Service|systemctl\s{1,3}(?:stop|disable)|sc\s{1,3}(?:stop|delete)))/gi,
    means: 'Watchers of the machine are looked for and stopped',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:pkill|killall|taskkill|systemctl\s{1,3}(?:stop|disable|mask)(?:\s{1,3}--now)?|Stop-Service|sc(?:\.exe)?\s{1,3}(?:stop|delete))\b[^\n]{0,80}\b(?:falcon-sensor|falcond|falconctl|cbagentd|cbdaemon|osqueryd|clamd|clamav-daemon|auditd|wazuh-agent|sentinelone|mdatp|sophos\w{0,10}|windefend|crowdstrike)\b/gi,
    means: 'A security service is stopped',
    code: true,
    about: /\b(?:clamav|osquery|wazuh|audit|falcon)\b/,
  },
  {
    pattern: /\bsc(?:\.exe)?\s{1,3}create\s[^\n]{0,80}type=\s{0,3}kernel[^\n]{0,160}/gi,
    means: 'A kernel driver is loaded',
    about: /\bdrivers?\b/,
  },
])

const registries =
  /(?:registry\.npmjs\.org|registry\.yarnpkg\.com|npm\.pkg\.github\.com|pypi\.org|files\.pythonhosted\.org|registry\.npmmirror\.com|mirrors?\.(?:aliyun|tuna|ustc|tencent|huaweicloud|cloud)|pypi\.tuna|tsinghua|jsr\.io|pypi\.nvidia|download\.pytorch\.org|localhost|127\.0\.0\.1)/i

/** Where packages come from, changed for good. */
export const movedRegistries = tricks([
  {
    pattern: /(?:\\n|\b)(?:extra-)?index-url\s{0,2}=\s{0,2}(https?:\/\/[^\s"'\\]{4,200})(?=[^\n]{0,300}(?:>|tee\b|pip\.conf|pip\.ini))/g,
    unless: registries,
    also: /\b(?:\.config\/pip|pip\.conf|pip\.ini|\.pip\/)/,
    foreign: true,
    means: 'Packages are fetched from a stranger from now on',
    severity: 'high',
    code: true,
  },
  {
    pattern:
      /(?:\\n|\b)registry\s{0,2}=\s{0,2}(https?:\/\/[^\s"'\\]{4,200})(?=[^\n]{0,300}(?:>|tee\b)\s{0,3}(?:-a\s)?["']?[~$/\w{}]{0,20}\/?\.(?:npmrc|yarnrc|pnpmrc))/g,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger from now on',
    severity: 'high',
    code: true,
  },
  {
    pattern:
      /\burl\.["']?(https?:\/\/[^\s"'\\]{4,200}?)["']?\.(?:insteadOf|pushInsteadOf)["']?[\s,]{1,3}["']?(?:https?:\/\/|git@|ssh:\/\/)(?:git@)?(?:github\.com|gitlab\.com|bitbucket\.org)/gi,
    foreign: true,
    means: 'Repositories are fetched from a stranger from now on',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:npm|pnpm|yarn)\s{1,3}config\s{1,3}set\s{1,3}(?:-\w{1,3}\s{1,3}|--\w[\w-]{0,15}\s{1,3}){0,2}registry[ =]{1,3}["']?(https?:\/\/[^\s"']{4,200})/g,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger from now on',
    severity: 'high',
  },
  {
    pattern:
      /\bpip3?\s{1,3}config\s{1,3}set\s{1,3}(?:--\w{1,10}\s{1,3})?global\.(?:extra-)?index-url[ =]{1,3}["']?(https?:\/\/[^\s"']{4,200})/g,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger from now on',
    severity: 'high',
  },
  {
    pattern:
      /\b(?:pip3?|uv(?:\s{1,3}pip)?)\s{1,3}install\b[^\n]{0,120}(?:--extra-index-url|--index-url|-i|--find-links|--trusted-host)[ =]{1,3}["']?(https?:\/\/[^\s"']{4,200})/g,
    unless: registries,
    foreign: true,
    means: 'Packages are installed from a stranger',
    severity: 'high',
    confidence: 'medium',
  },
  {
    pattern: /\bnpm\s{1,3}(?:i|install|add)\b[^\n]{0,120}--registry[ =]{1,3}["']?(https?:\/\/[^\s"']{4,200})/g,
    unless: registries,
    foreign: true,
    means: 'Packages are installed from a stranger',
    severity: 'high',
    confidence: 'medium',
  },
])

/** The same, by a file of settings that lies in the folder. */
export const strangeIndexes = tricks([
  {
    pattern: /^\s{0,8}(?:@[\w-]{1,40}:)?registry\s{0,3}[=:]\s{0,3}["']?(https?:\/\/[^\s"']{4,200})/gm,
    files: /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|\.pnpmrc)$/,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger',
  },
  {
    pattern: /^\s{0,8}(?:extra-)?index[-_]url\s{0,3}=\s{0,3}["']?(https?:\/\/[^\s"']{4,200})/gm,
    files: /(?:^|\/)(?:pip\.(?:conf|ini)|uv\.toml|requirements[\w.-]{0,20}\.txt|pyproject\.toml)$/,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger',
  },
  {
    pattern: /^\s{0,4}--(?:extra-)?index-url[ =]{1,3}(https?:\/\/[^\s"']{4,200})/gm,
    files: /requirements[\w.-]{0,20}\.txt$/,
    unless: registries,
    foreign: true,
    means: 'Packages are fetched from a stranger',
  },
])

/** A way in from outside. Sources: MITRE ATT&CK T1572, T1219. */
export const openedDoors = tricks([
  {
    pattern:
      /\bssh\b[^\n]{0,120}\s-\w{0,4}R\s{0,2}["']?(?:\*:|0\.0\.0\.0:|\w{0,20}:)?\d{2,5}:(?:localhost|127\.0\.0\.1):(?:22|3389|5900|18789|2375|8080|3000|8888)\b[^\n]{0,160}/g,
    also: /StrictHostKeyChecking[= ]{1,2}no|UserKnownHostsFile|nohup|-f?N|@\d{1,3}(?:\.\d{1,3}){3}|while true|autossh/,
    unless: /@\$|@<|@your|@user@|@example/i,
    means: "The machine's own log-in is opened to a stranger's",
    about: /\b(?:tunnels?|reverse (?:ssh|proxy)|remote access|port forward\w{0,4})\b/,
  },
  {
    pattern:
      /\b(?:ngrok|bore|lt|localtunnel|pinggy|serveo|chisel|frpc?|cloudflared)\b[^\n]{0,60}\b(?:tcp|local|client|-R)\b[^\n]{0,40}\b(?:22|3389|5900|2375)\b[^\n]{0,80}/g,
    means: "The machine's own log-in is opened to the internet",
    about: /\b(?:tunnels?|ngrok|remote access)\b/,
    code: true,
  },
  {
    pattern:
      /\btailscale\s{1,3}up\b[^\n]{0,80}--auth-?key[= ]["']?tskey-[\w-]{8,80}[^\n]{0,80}|\b(?:anydesk|rustdesk|teamviewer|screenconnect|meshagent)\b[^\n]{0,80}(?:--set-password|--silent|\/quiet|--install|-fullinstall|\/S\b)[^\n]{0,80}/gi,
    means: "The machine joins a stranger's network or is handed to a remote control",
    about: /\b(?:tailscale|anydesk|rustdesk|teamviewer|remote (?:desktop|support|access))\b/,
    code: true,
  },
])

/** Packages from an address of nobody's, beside a registry. */
export const strangePackages = tricks([
  {
    pattern: /\b(?:npx|npm|pnpm|yarn|bunx|uvx|pip3?|pipx)\b[^\n]{0,120}["'\s](https?:\/\/[^\s"'\\]{4,200}\.(?:tgz|tar\.gz|whl|zip))\b/g,
    unless: registries,
    foreign: true,
    means: 'A package is installed from a stranger',
    code: true,
  },
  {
    pattern: /"?\bresolved"?:?\s{1,3}"(https?:\/\/[^\s"]{4,300})"/g,
    unless: registries,
    also: /registry\.(?:npmjs\.org|yarnpkg\.com)/,
    foreign: true,
    files: /(?:package-lock|npm-shrinkwrap)\.json$|yarn\.lock$/,
    means: 'One package of the lock file comes from a stranger',
  },
])

/** Many secrets of a person looked for at once. */
const names = String.raw`(?:id_rsa|id_ed25519|id_dsa|wallet\.dat|\.aws\/credentials|aws\/credentials|\.npmrc|\.pypirc|\.netrc|\.git-credentials|keystore|\.env\b|\.pem\b|\.kdbx|secrets?\.(?:json|ya?ml)|credentials\.json|login data|cookies\.sqlite|logins\.json|key4\.db|seed\.txt|mnemonic|metamask|exodus|electrum|\.ssh\b|\.kube\/config|\.docker\/config\.json|private_?key|\.gnupg|passwords?\.txt|wallet)`
export const secretHunts = tricks([
  {
    pattern: new RegExp(String.raw`["'\`*./\\]${names}["'\`*]?[^]{0,120}?["'\`*./\\]${names}["'\`*]?[^]{0,120}?["'\`*./\\]${names}`, 'gi'),
    also: /(?:os\.walk|rglob|os\.scandir|glob\.glob|readdir\w{0,6}|walkSync|fast-glob|globby|filepath\.Walk|walkdir|Get-ChildItem)\s{0,2}\(?[^\n]{0,100}(?:expanduser|Path\.home|homedir\(\)|HOME\b|home\b|userprofile|["']\/(?:home|Users|root)?["']|C:\\)|find\s{1,3}["']?(?:~|\$HOME|\$\{HOME\}|\/home|\/Users|\/root|\/)["']?[\s/]/i,
    means: "The user's whole home is searched for secrets of many kinds",
    severity: 'critical',
    code: true,
    about: /\b(?:secret|credential|leak|audit|backup|dotfiles|wallet)\b/,
    files: /\.(?:py|js|mjs|cjs|ts|sh|bash|zsh|ps1|rb|go|rs|php|pl|md|ipynb|bat)$|(?:^|\/)[^.]{1,40}$/i,
  },
])

import {tricks} from './trick.ts'

// Code that is made to start with something else. Sources: MITRE ATT&CK T1546, T1547, T1574, T1554, T1176.
const electron = /\b(?:electron|asar|desktop app\w{0,10}|mods?|plugins? (?:for|loader)|patch\w{0,4})\b/

export const covertStarts = tricks([
  {
    pattern: /\basar["']?\)?\s{0,2}\.?\s{0,2}(?:extractAll|createPackage\w{0,20}|extract|pack)\b/g,
    means: "Another application's code is unpacked and changed",
    severity: 'critical',
    about: electron,
    also: /\b(?:fetch|https?\.(?:get|request)|appendFile\w{0,4}|writeFile\w{0,4}|exec\w{0,4}|net\.request|inject\w{0,4}|c2|beacon|curl|>>)\b/,
    code: true,
  },
  {
    pattern:
      /\b(?:discord_desktop_core|discord_modules|exodus\.app|ledger live\.app|atomic wallet|trezor suite)\b[^\n]{0,120}(?:index\.js|app\.asar|resources)/gi,
    means: "Another application's code is changed",
    severity: 'critical',
    code: true,
    also: /\b(?:write|append|createPackage|open\([^)\n]{0,80}["'][wa]|copy|cp |>>)/,
  },
  {
    pattern: /\/etc\/ld\.so\.preload\b/g,
    means: 'A library is loaded into every program',
    severity: 'critical',
    code: true,
    also: /(?:>|tee|write|echo|cp|mv)[^\n]{0,200}ld\.so\.preload/,
  },
  {
    pattern:
      /\b(?:sitecustomize|usercustomize)(?:\.py)?["']?[^\n]{0,40}["'][wa]b?["']|\b(?:getsitepackages|getusersitepackages|site-packages)\b[^\n]{0,100}(?:\.pth|sitecustomize|usercustomize)\b|>>?\s{0,2}\S{0,100}(?:site-packages|dist-packages)\/\S{0,60}\.pth\b/g,
    means: 'Code is made to run with every start of Python',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\bcore\.(?:fsmonitor|sshcommand|pager|editor|hookspath|askpass)["']?[ =,]{1,3}["']{0,2}[^\n"']{0,60}(?:curl|wget|\/tmp\/|bash -c|sh -c|base64|python3? -c|nc )[^\n]{0,120}/gi,
    means: 'Git is made to run a command of its own',
    severity: 'critical',
  },
  {
    pattern:
      /\b(?:crontab|launchagents|launchdaemons|systemd\/(?:user|system)|autostart|currentversion\\{1,2}run(?:once)?|\.(?:bashrc|zshrc|profile|bash_profile|zprofile|zshenv)|start menu\\{1,2}programs\\{1,2}startup|\.git\/hooks\/[\w-]{3,20}|git\/hooks)\b(?=[^]{0,700}(?:\b(?:curl|wget|iwr|irm|invoke-webrequest)\b[^\n]{0,160}(?:\|\s{0,3}(?:sudo\s{1,3})?(?:ba|z|da)?sh\b|\biex\b|\bpython3?\s{0,2}-?\s{0,2}$|-o \S{1,80}\s{0,3}(?:&&|;))|\/dev\/tcp\/|base64 (?:-d|-D|--decode)[^\n]{0,60}\|\s{0,3}(?:ba|z)?sh))/gim,
    means: 'What starts by itself from now on fetches its orders',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /(?:curl|wget|iwr|irm)\b[^\n]{0,160}(?:\|\s{0,3}(?:sudo\s{1,3})?(?:ba|z|da)?sh|\biex)\b[^\n]{0,60}(?:\|\s{0,3}crontab\b|>>\s{0,2}["']?(?:~|\$HOME|\$\{HOME\})\/\.(?:bash|zsh|profile|zprofile)\w{0,12}|>\s{0,2}["']?\.git\/hooks\/)/gi,
    means: 'What starts by itself from now on fetches its orders',
    severity: 'critical',
    code: true,
  },
  {
    pattern: /(?:LaunchAgents|LaunchDaemons)\/com\.(?:apple|google|microsoft|adobe|mozilla)\.[\w.-]{2,80}\.plist\b/g,
    means: "A job is installed under a well-known maker's name",
    severity: 'critical',
    code: true,
    unless: /\b(?:unload|bootout|rm|delete|disable|remove|plutil|cat|defaults read|grep|ls)\b/,
    also: /(?:>|tee|write|cp|mv|open\()[^\n]{0,160}Launch(?:Agents|Daemons)/,
  },
  {
    pattern:
      /(?:>>|tee -a|["'][a]b?["']\)\.write\()[^\n]{0,300}(?:nohup|&\s{0,2}\)?)[^\n]{0,80}(?:~|\$HOME|\/tmp|\/var\/tmp)\/\.[\w./-]{2,80}[^\n]{0,80}(?:\/dev\/null|&)/g,
    means: 'A hidden program is started from now on',
    severity: 'high',
    code: true,
  },
  {
    pattern:
      /(?:\.bashrc|\.zshrc|\.profile|\.bash_profile|\.zprofile)["'\s)][^\n]{0,200}(?:nohup|python3?|node|bash|sh)\s{1,3}(?:~|\$HOME|\$\{HOME\}|\/tmp|\/var\/tmp)\/\.[\w./-]{2,80}[^\n]{0,60}&|(?:nohup|python3?|node|bash|sh)\s{1,3}(?:~|\$HOME|\$\{HOME\}|\/tmp|\/var\/tmp)\/\.[\w./-]{2,80}[^\n]{0,60}&[^\n]{0,40}>>\s{0,2}["']?(?:~|\$HOME|\$\{HOME\})\/\.(?:bash|zsh|profile|zprofile)/g,
    means: 'A hidden program is started with every shell',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:mcpServers|mcp_servers)\b[^]{0,400}?["']args["']\s{0,2}[:=]\s{0,2}\[[^\]]{0,120}["'](?:~|\$HOME|\/home\/\w{1,30}|\/Users\/\w{1,30}|\/tmp|\/var\/tmp|%\w{1,20}%)[\\/]+\.[\w./\\-]{2,100}["']/g,
    means: 'A hidden program is made a tool server of the agent',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:code|cursor|windsurf|codium|code-insiders|vscodium)\b\s{1,3}(?:--\w[\w-]{0,20}\s{1,3}){0,2}--install-extension\s{1,3}(?:--force\s{1,3})?["']?(?:\$\{?\w{1,40}\}?|[\w./~-]{1,120}\.vsix|https?:\/\/\S{4,200})[^\n]{0,60}/g,
    means: 'An extension from a file is put into the editor',
    severity: 'high',
    code: true,
    about: /\b(?:extensions?|vs ?code|cursor|vsix|editor)\b/,
  },
])

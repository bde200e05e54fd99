import {tricks} from './trick.ts'

// How wallets, passwords and sessions are taken where they are used. Sources: published analyses of stealers by type of target, MITRE ATT&CK T1555.003,
// T1056, T1115, T1185.

export const thefts = tricks([
  {
    pattern: /(?:^|[\s;])(?:function\s{1,3})?(?:sudo|su|doas|ssh|passwd)\s{0,2}\(\)\s{0,3}\{[^]{0,400}?\bread\s{1,3}-\w{0,4}s/g,
    also: /\b(?:curl|wget|nc|tee)\b|>>/,
    means: 'A command that takes a password is replaced by one that keeps it',
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:keyboard\.Listener|keyboard\.(?:on_press|on_release|hook|record|start_recording)\(|pynput|GlobalKeyboardListener|uiohook|iohook|node-global-key-listener|GetAsyncKeyState|SetWindowsHookEx|CGEventTapCreate|addGlobalMonitorForEvents|xinput\s{1,3}test|logkeys|\/dev\/input\/event)/g,
    also: /\.char\b|key\.name|\bbuf\w{0,8}\b|keys?(?:log|_log|strokes?|s_pressed)|\.append\(|\+=|\.push\(/,
    unless: /GlobalHotKeys|HotKey\b/,
    foreignIn: true,
    means: 'What is typed is recorded and sent away',
    severity: 'critical',
    code: true,
    files: /\.(?:py|js|mjs|cjs|ts|ps1|sh|swift|go|rs|c|cpp|cs)$/i,
  },
  {
    pattern:
      /\b(?:pyperclip\.copy|clipboard\.(?:writeText|writeSync|write|setText|copy)|clipboardData\.setData|Set-Clipboard|set_clipboard\w{0,10}|SetClipboardData|pbcopy|xclip|clipboard_append)\b/g,
    also: /(?:\bbc1|\[13\]|\b0x\[|\^0x|\^\[13\]|0x\[a-f0-9|T\[A-Za-z1-9\]|[LM3]{1,3}\]\[a-km-z|\{4[02]\}|\{25,3\d\}|\{32,44\})[^]{0,2000}/i,
    means: 'Wallet addresses in the clipboard are replaced',
    severity: 'critical',
    code: true,
    unless: /\bcopied\b/,
  },
  {
    pattern: /\beth_(?:sendTransaction|signTransaction)\b[^]{0,200}?\.(?:to|value)\s{0,2}=\s{0,2}["'`\w]/g,
    means: 'The receiver of a payment is replaced',
    severity: 'critical',
    code: true,
    also: /\.request\s{0,2}=|\bProxy\(|defineProperty/,
  },
  {
    pattern: /\b(?:password_value|encrypted_value|encryptedPassword|encryptedUsername)\b/g,
    means: "The browser's saved passwords or cookies are read out",
    severity: 'critical',
    code: true,
    about: /\b(?:password (?:manager|migrat\w{0,4}|export)|cookies?|forensic\w{0,2}|browser (?:data|history|profile|migrat\w{0,4}))\b/,
    also: /\b(?:login data|logins\.json|cookies|user data|firefox|chrome|chromium|brave|edge)\b/i,
  },
  {
    pattern:
      /\bdebugger["']?\]?\s{0,2}(?:\.|\[["'])attach\b[^]{0,1500}?(?:[/(|]login|[/(|]register|[/(|]mfa|codes-verification|[/(|]token|password)[^]{0,600}?Network\.getResponseBody/g,
    means: 'Answers to a login are intercepted',
    severity: 'critical',
  },
  {
    pattern:
      /\bread\s{1,3}(?:-[a-z]{1,4}\s{1,3}|-p\s{0,2}["'][^"'\n]{0,60}["']\s{0,3}){1,3}(\w{1,30})\b[^]{0,400}?\bsudo\s{1,3}(?:-\w{1,3}\s{1,3}){0,2}-S\b/g,
    means: "The user's password is asked for and kept before it is handed to sudo",
    severity: 'critical',
    also: /\b(?:curl|wget|nc|>>|> ?\/tmp|tee)\b|>>/,
  },
  {
    pattern: /\balias\s{1,3}(?:sudo|su|ssh|passwd)=["'\\]{1,3}[^\n]{0,160}\b(?:read\s{1,3}-|tee\b|>>|curl|wget)/g,
    means: 'A command that takes a password is replaced by one that keeps it',
    severity: 'critical',
  },
  {
    pattern:
      /\b(?:PromptForCredential|Get-Credential)\b[^]{0,400}?GetNetworkCredential\(\)\.Password[^]{0,300}?(?:Invoke-(?:RestMethod|WebRequest)|UploadString|Out-File|Add-Content|Set-Content)|\bGetNetworkCredential\(\)\.Password[^]{0,300}?https?:/gi,
    means: 'A dialog of Windows asks for the password, which is passed on',
    severity: 'critical',
  },
  {
    pattern: /(?:Invoke-(?:RestMethod|WebRequest)|UploadString)\b[^\n]{0,300}GetNetworkCredential\(\)\.Password/gi,
    means: 'A dialog of Windows asks for the password, which is passed on',
    severity: 'critical',
  },
  {
    pattern: /\bdscl\b[^\n]{0,30}-authonly\b|\bdirname\b[^\n]{0,10}auth_check\b/g,
    means: "The user's login password is tried",
    severity: 'critical',
  },
  {
    pattern:
      /display dialog\b[^\n]{0,400}(?:password|keychain|credential|passcode|authenticate)[^\n]{0,300}hidden answer|hidden answer[^\n]{0,300}(?:password|keychain)/gi,
    means: "A dialog that looks like the system's asks for the password",
    severity: 'critical',
    about: /\b(?:dialogs?|prompt)\b/,
  },
  {
    pattern:
      /\baskstring\(\s{0,3}["'][^"'\n]{0,80}(?:update|system|security|keychain|windows|macos|apple|icloud|admin\w{0,10}|verif\w{0,8})[^"'\n]{0,60}["'][^\n]{0,120}show\s{0,2}=/gi,
    means: "A dialog that looks like the system's asks for the password",
    severity: 'critical',
  },
  {
    pattern:
      /(?:_authToken|\.npmrc|NPM_TOKEN|\.pypirc)(?:(?!_authToken|\.npmrc|NPM_TOKEN|\.pypirc)[^]){0,2500}?\b(?:npm\s{1,3}publish|twine\s{1,3}upload|npm['"],\s{0,2}\[?['"]publish)/g,
    also: /\b(?:npm (?:search|access|owner|whoami|pack|view)|maintainer|version patch|npm version|for \(const|for \w{1,20} (?:of|in))\b/,
    means: 'Packages are published with a token that was found',
    severity: 'critical',
    code: true,
    files: /\.(?:js|mjs|cjs|ts|py|sh)$/i,
    about: /\b(?:publish\w{0,4}|release|monorepo)\b/,
  },
  {
    pattern: /\btype=\\?["']?password\\?["']?\][^]{0,500}?(?:sendBeacon|fetch\(|XMLHttpRequest|\.src\s{0,2}=|axios|WebSocket)/gi,
    means: 'Passwords are taken out of the forms of other pages',
    severity: 'critical',
    code: true,
    also: /addEventListener|\.value\b/,
  },
  {
    pattern: /\b(?:Runner\.Worker|runner\.worker)\b[^]{0,400}?(?:\/proc\/|gdb|memory|environ|mem\b)/g,
    means: 'The memory of the build runner is read, where its secrets are',
    severity: 'critical',
  },
  {
    pattern: /(?:\/workspaces\/\.codespaces\/shared\/|\/\.codespaces\/shared\/)[\w.-]{0,40}(?:secret|env)[\w.-]{0,40}/gi,
    means: "The codespace's secrets are read",
    severity: 'critical',
  },
])

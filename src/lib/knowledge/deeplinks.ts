import {spelled} from './literals.ts'

/** Links by which a page has an editor or agent add a tool server. Sources: the install links of Cursor, VS Code, Windsurf, Kiro and LM Studio. */
export const installLink = spelled(
  /\b(?:cursor|vscode(?:-insiders)?|windsurf|kiro|claude|lmstudio|goose|trae|codeium):(?:\/\/)?[\w./-]{0,80}(?:mcp|extension)[\w./-]{0,60}\?[^\s"'<>`]{8,4000}(?: ?[{"][^\n`<>]{0,500})?/gi,
)

const shells =
  /\b(?:ba|z|da)?sh\b["',\s\]]{1,12}\S{0,12}-l?c\b|\bcmd(?:\.exe)?\b["',\s]{1,12}\/c|\b(?:powershell|pwsh)(?:\.exe)?\b|\b(?:curl|wget|iwr|irm|mshta)\b|\|\s{0,3}(?:ba|z)?sh\b|\bpython3?["',\s\]]{1,12}-c\b|\bnode["',\s\]]{1,12}-e\b|base64 (?:-d|--decode)/i

/** The command that such a link installs, when it is a shell's and not a package's; undefined otherwise. */
export function commandOfLink(link: string): string | undefined {
  let text = link
  try {
    text = decodeURIComponent(link.replace(/%(?![0-9a-f]{2})/gi, '%25'))
  } catch {
    // Left as it stands.
  }
  const encoded = /[?&](?:config|payload|data)=([A-Za-z0-9+/_-]{24,4000}={0,2})/.exec(text)?.[1]
  const plain = encoded === undefined ? text : Buffer.from(encoded, 'base64').toString('utf8')
  return shells.test(plain) ? plain.slice(0, 200) : undefined
}

import {spelled} from './literals.ts'

/** Extensions that an extension brings along. */
export const broughtAlong = spelled(/"extension(?:Pack|Dependencies)"\s{0,4}:\s{0,4}\[([^\]]{1,2000})\]/g)

// Publishers of the most installed extensions of the Visual Studio Marketplace. Reviewed 2026-01. Sorted.
const publishers = new Set(
  'amazonwebservices anthropic astro-build batisteo bradlc charliermarsh codeium continue cweijan davidanson dbaeumer denoland docker donjayamanne dsznajder eamodio ecmel editorconfig esbenp firefox-devtools formulahendry github gitlab golang google googlecloudtools graphql gruntfuggly hashicorp humao ionutvmi jebbs johnsoncodehk kevinrose llvm-vs-code-extensions mechatroner mhutchins mikestead mongodb ms-azuretools ms-dotnettools ms-kubernetes-tools ms-mssql ms-playwright ms-python ms-toolsai ms-vscode ms-vscode-remote ms-vsliveshare ms-windows-ai-studio msjsdiag openai orta oven-sh pivotal pkief prisma quicktype redhat redis ritwickdey rooveterinaryinc rust-lang rvest samuelcolvin saoudrizwan scala-lang scalameta shardulm94 shd101wyy shopify sonarsource streetsidesoftware stylelint svelte tamasfe tauri-apps timonwong tomoki1207 twxs unifiedjs usernamehw vadimcn visualstudioexptteam visualstudiotoolsforunity vitest vmware vscjava vscode vscode-icons-team vscodevim vue wakatime wallabyjs xdebug yzhang ziglang zxh404'.split(
    ' ',
  ),
)

/** Those of a list of extension names whose makers are neither well known nor the package's own. */
export function strangers(list: string, publisher: string): readonly string[] {
  const ids = [...list.matchAll(/"([\w-]{1,60})\.([\w.-]{1,80})"/g)]
  return ids
    .filter(([, maker]) => !publishers.has(maker!.toLowerCase()) && maker!.toLowerCase() !== publisher.toLowerCase())
    .map(([, maker, name]) => `${maker}.${name}`)
}

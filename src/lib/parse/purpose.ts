import type {Skill} from '../skill/skill.ts'
import type {Purpose} from './facts.ts'

const words: readonly (readonly [Purpose, RegExp])[] = [
  [
    'security',
    /\b(security|secure|yara|sigma rules?|vulnerabilit|malware|threat|scann?er|scan (skills?|for)|audit|pentest|penetration|vetting|guard(rail)?s?|forensic|incident response|red team|blue team|hardening|ctf|sast|injection)/,
  ],
  ['backup', /\b(backups?|snapshots?|restore|archiv(e|al|ing)|sync(s|ing|hroni)?|disaster recovery|migrat)/],
  ['deploy', /\b(deploy|publish|release|hosting|ship|ci\/cd|pipeline|rollout)/],
  [
    'memory',
    /\b(memor(y|ies)|remember|recall|knowledge (base|graph)|notes?\b|journal|context (persist|manage)|self-improv|learnings?|soul|persona)/,
  ],
  ['scheduler', /\b(schedul|cron|remind|timer|recurring|heartbeat|daily|automat|auto-?updat|launchd|systemd|background)/],
  [
    'agent-config',
    /\b(claude\.?md|agents\.md|configur(e|ing|ation) (claude|openclaw|codex|cursor|agent|hooks?|mcp)|(openclaw|clawdbot|claude code|agent|mcp|hooks?) (config|setup|settings|server)|settings|onboard|self-hosting|gateway|dotfiles|mcp server)/,
  ],
  [
    'package-manager',
    /\b(package manager|install(er|s|ing)? (skills|packages|plugins)|skill (manager|installer|hub|registry|finder|search)|clawhub|clawdhub|skills\.sh|find-skills|update (skills|packages)|plugin (manager|market))/,
  ],
  ['password-manager', /\b(password|1password|bitwarden|keychain|secrets? manag|vault|credential|keepass|lastpass|passkey)/],
  ['messaging', /\b(slack|discord|telegram|whatsapp|imessage|signal|sms|messag(e|ing)|chat|teams|feishu|lark|wechat|dingtalk|matrix)/],
  ['email', /\b(e-?mail|gmail|imap|smtp|outlook|inbox|newsletter|himalaya)/],
  ['browser', /\b(browser|chrome|playwright|puppeteer|selenium|cookies?|web automation|scrap(e|ing)|crawl)/],
  [
    'devops',
    /\b(docker|kubernetes|k8s|container|terraform|ansible|devops|sysadmin|server|infrastructure|cloud|aws|azure|gcp|sre|linux|nginx|vm\b|proxmox)/,
  ],
  ['network', /\b(network|dns|ssh|vpn|tunnel|proxy|port(s| scan)|firewall|wifi|tailscale|nmap|http)/],
  ['wallet', /\b(wallet|crypto|bitcoin|ethereum|solana|defi|trading|token(s|omics)?\b|blockchain|web3|nft|on-?chain|polymarket|swap)/],
  ['logging', /\b(log(s|ging|ger)?\b|record|transcript|history|prompt[- ]log|track(ing|er)?|observab|telemetry|metrics|analytics|monitor)/],
  [
    'system',
    /\b(system (info|monitor|admin|health|status)|hardware|macos|desktop control|clean ?up|disk|process(es)?\b|resource|healthcheck|uptime|doctor|diagnos)/,
  ],
  ['database', /\b(sql|database|postgres|mysql|sqlite|mongo|redis|supabase|query)/],
  ['files', /\b(files?|folders?|documents?|pdf|docx|xlsx|notes|obsidian|drive|dropbox|download)/],
  ['web', /\b(web|search|api|http|url|page|site|rss|news|weather)/],
  ['ai', /\b(llm|openai|anthropic|claude|gemini|gpt|model|prompt|agent|embedding|rag)/],
]

/** What a skill claims to be for, by the words of its name, description and title. */
export function purposesOf(skill: Skill, title: string): ReadonlySet<Purpose> {
  const text = `${skill.name.replace(/[-_]/g, ' ')} ${skill.frontMatter.description?.slice(0, 2000) ?? ''} ${title}`.toLowerCase()
  return new Set(words.filter(([, pattern]) => pattern.test(text)).map(([purpose]) => purpose))
}

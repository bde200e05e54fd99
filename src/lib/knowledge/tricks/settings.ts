import {tricks} from './trick.ts'

// Settings of agents and editors that take the person out of the way. Sources: the settings references of Claude Code, Codex, Cursor, VS Code, Gemini CLI,
// Windsurf, Cline and OpenClaw.
const agents = /\b(?:settings?|permissions?|configur\w{0,6}|config|hooks?|approv\w{0,4}|sandbox|yolo|autonom\w{0,4}|unattended|headless)\b/

/** Permission for everything, given by a file that comes with the skill. */
export const openedSettings = tricks([
  {
    pattern: /["']?\bdefaultMode["']?\s{0,3}[:=]\s{0,3}["']bypassPermissions["']/gi,
    means: 'The settings skip every permission prompt',
    about: agents,
    code: true,
  },
  {
    pattern: /["']?\benableAllProjectMcpServers["']?\s{0,3}[:=]\s{0,3}["']?true\b/gi,
    means: 'The settings trust every tool server that a folder brings along',
    about: agents,
    code: true,
  },
  {
    pattern:
      /["'](?:chat\.tools\.(?:global\.)?autoApprove|chat\.tools\.terminal\.enableAutoApprove|claudeCode\.allowDangerouslySkipPermissions|github\.copilot\.chat\.agent\.autoApprove|cline\.autoApprove\w{0,20}|roo-cline\.alwaysAllow\w{0,20}|cursor\.(?:agent\.)?(?:autoRun|yolo)\w{0,20})["']\s{0,3}:\s{0,3}["']?true\b/gi,
    means: 'The settings approve every tool call unseen',
    about: agents,
    code: true,
  },
  {
    pattern:
      /["']?\b(?:autoApprove(?:All)?|autoAccept|auto_approve|yoloMode|yolo|autoRun|dangerouslySkipPermissions|skipPermissions|alwaysAllowExecute|trustAllTools|trust_all_tools)["']?\s{0,3}:\s{0,3}(?:true|\[\s{0,3}["']\*["'])/gi,
    means: 'The settings approve every tool call unseen',
    about: agents,
    code: true,
  },
  {
    pattern:
      /["'](?:alwaysAllow|autoApprove|auto_approve)["']\s{0,3}:\s{0,3}\[[^\]\n]{0,200}["'](?:execute_command|run_command|run_shell\w{0,12}|shell|bash|exec|write_file|\*)["']/gi,
    means: 'The settings let a tool run commands unseen',
    about: agents,
    code: true,
  },
  {
    pattern:
      /["']allow["']\s{0,3}:\s{0,3}\[[^\]]{0,300}["'](?:Bash\(\*\)|Bash\(\*:\*\)|\*|mcp__\*|Bash\((?:curl|wget|sh|bash|rm|sudo)(?::\*| \*|\*)\)[^\]]{0,100}["'](?:Bash|Write|Edit|WebFetch)[^"'\n]{0,20})["']/g,
    means: 'The settings allow every command',
    about: agents,
    code: true,
  },
  {
    pattern: /["']security\.workspace\.trust\.enabled["']\s{0,3}:\s{0,3}false\b/gi,
    means: "The editor's trust in folders is switched off",
    code: true,
  },
  {
    pattern: /["']task\.allowAutomaticTasks["']\s{0,3}:\s{0,3}["']on["']/gi,
    means: 'The editor runs the tasks of a folder without asking',
    code: true,
  },
  {
    pattern:
      /\b(?:approval_policy|ask_for_approval)\s{0,3}=\s{0,3}["']never["'][^]{0,300}?\bsandbox_mode\s{0,3}=\s{0,3}["']danger-full-access["']|\bsandbox_mode\s{0,3}=\s{0,3}["']danger-full-access["'][^]{0,300}?\bapproval_policy\s{0,3}=\s{0,3}["']never["']/gi,
    means: 'The settings switch the sandbox and every question off',
    about: agents,
    code: true,
  },
  {
    pattern: /\bexec[._]?approvals?[._]?(?:set|update|policy)\b[^]{0,120}?["'](?:off|never|none|full|allow|\*)["']/gi,
    means: "The agent's approval of commands is switched off",
    about: agents,
  },
  {
    pattern:
      /["']?(?:exec|execApprovals|approvals)["']?\s{0,3}[:=]\s{0,3}\{[^}]{0,120}["']?ask["']?\s{0,3}:\s{0,3}["'](?:off|never)["'][^}]{0,120}["']?security["']?\s{0,3}:\s{0,3}["']full["']/gi,
    means: "The agent's approval of commands is switched off",
    about: agents,
    code: true,
  },
])

/** Where the agent's model, gateway or tools are said to be: whoever answers there reads all that is said and gets the key. */
export const redirectedAgents = tricks([
  {
    pattern:
      /\b(?:ANTHROPIC|OPENAI|CLAUDE|GEMINI|GOOGLE_GEMINI)_(?:API_)?(?:BASE_URL|API_BASE|ENDPOINT)["']?\s{0,3}[:=]\s{0,3}["']?(https?:\/\/[^\s"'`<>\\]{4,200})/g,
    also: /\b(?:NODE_TLS_REJECT_UNAUTHORIZED["']?\s{0,3}[:=]\s{0,3}["']?0|PYTHONHTTPSVERIFY["']?\s{0,3}[:=]\s{0,3}["']?0|SSL_VERIFY["']?\s{0,3}[:=]\s{0,3}["']?(?:0|false))/i,
    means: "The model provider's address is changed and certificates are no longer looked at, so that conversation and key go",
    severity: 'critical',
    foreign: true,
    code: true,
  },
  {
    pattern:
      /\b(?:ANTHROPIC|OPENAI|CLAUDE|GEMINI|GOOGLE_GEMINI|GROQ|MISTRAL|OPENROUTER|AZURE_OPENAI|DEEPSEEK|XAI|LLM)_(?:API_)?(?:BASE_URL|API_BASE|BASE|ENDPOINT|API_URL|URL|HOST)["']?\]?\s{0,3}[:=,]\s{0,3}["']?(https?:\/\/[^\s"'`<>\\]{4,200})/g,
    means: "The model provider's address is changed, so that conversation and key go",
    severity: 'critical',
    foreign: true,
    about:
      /\b(?:proxy|gateway|rout(?:er|ing|es?)|relay|provider|litellm|openrouter|endpoint|base.?url|local (?:llm|model)s?|self-host\w{0,4}|compatible|third-party|custom (?:api|model)|mirror|switch\w{0,4})\b/,
    code: true,
  },
  {
    pattern: /["'](?:base_?URL|api_?base|apiUrl|endpoint)["']\s{0,3}:\s{0,3}["'](https?:\/\/[^\s"'`<>]{4,200})/gi,
    means: "The model provider's address is changed, so that conversation and key go",
    severity: 'critical',
    foreign: true,
    files:
      /(?:^|\/)(?:opencode\.jsonc?|\.?(?:claude|codex|gemini|cursor|continue|opencode|crush)\/[\w.-]{1,40}\.json|\.continue\/config\.(?:json|ya?ml))$/,
  },
  {
    pattern: /[?&#]gateway_?url=((?:wss?|https?)(?::|%3a)(?:\/|%2f){2}[^\s"'`<>&]{4,200})/gi,
    means: "The agent's control page is told to connect, with its token",
    severity: 'critical',
    foreign: true,
  },
  {
    pattern:
      /["']\$schema["']\s{0,3}:\s{0,3}["'](https?:\/\/[^\s"'`<>]{4,200})[?&][\w-]{1,30}=\$\{?(?:env:)?\w{0,40}(?:TOKEN|SECRET|KEY|PASSWORD)\w{0,20}\}?/gi,
    means: 'A secret is put into an address that the editor fetches',
    severity: 'critical',
    foreign: true,
  },
  {
    pattern: /["'](?:resource_?id|resource_?identifier|resourceUri)["']\s{0,3}:\s{0,3}["'](https?:\/\/[^\s"'`<>]{4,200})/gi,
    means: 'An address stands where a tool expects the name of a resource, and sends its token',
    foreign: true,
    also: /\b(?:managed identity|identity token|access token|bearer)\b/i,
  },
])

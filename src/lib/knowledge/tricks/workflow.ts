import {tricks} from './trick.ts'

// What a workflow of GitHub lets a stranger do who opens a pull request or an issue. Sources: GitHub's "Security hardening for GitHub Actions" and the
// Security Lab's "Preventing pwn requests".
const privileged = /\b(?:pull_request_target|workflow_run|issue_comment|pull_request_review_comment|discussion_comment)\b/
const foreignTrigger =
  /\b(?:pull_request_target|workflow_run|issue_comment|pull_request_review\w{0,8}|discussion\w{0,8}|issues)\b\s{0,3}[:\],\n]/
const text = String.raw`github\.event\.(?:issue|pull_request|comment|review|discussion|head_commit|commits|pages|workflow_run)[\w.[\]*'-]{0,80}\.(?:title|body|message|name|label|ref|email|page_name|head_branch|display_title)|github\.head_ref|steps\.[\w-]{1,40}\.outputs\.[\w-]{0,20}(?:head_ref|branch|title|body)[\w-]{0,20}`
const head = String.raw`\$\{\{\s{0,3}(?:github\.event\.pull_request\.head\.(?:ref|sha|repo\.full_name)|github\.head_ref|github\.event\.workflow_run\.(?:head_branch|head_sha|head_commit\.id|head_repository\.full_name)|github\.event\.pull_request\.number|github\.event\.number)`

/** Foreign code or text that is run with the repository's own rights. */
export const pwnedWorkflows = tricks([
  {
    pattern:
      /\bcontext\.payload\.(?:comment|issue|pull_request|review|discussion)\.\w{3,20}\b[^]{0,300}?\b(?:execSync|exec|eval|spawn|spawnSync|Function)\(|\b(?:execSync|exec|eval|spawn)\([^)\n]{0,200}context\.payload\.(?:comment|issue|pull_request|review)/g,
    also: foreignTrigger,
    means: "A stranger's text is run with the repository's rights",
    severity: 'critical',
  },
  {
    pattern: new RegExp(String.raw`\b(?:ref|repository)["']?:\s{0,3}["']?(?:refs\/pull\/)?${head}`, 'g'),
    also: [privileged, /\b(?:run|script)["']?:|uses["']?:\s{0,3}["']?\.\//],
    means: "A workflow with the repository's rights checks out and runs a stranger's code",
    severity: 'critical',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:gh\s{1,3}pr\s{1,3}checkout|git\s{1,3}(?:fetch|pull|checkout|clone|merge|switch))\b[^\n]{0,120}${head}`,
      'g',
    ),
    also: privileged,
    means: "A workflow with the repository's rights checks out and runs a stranger's code",
    severity: 'critical',
  },
  {
    pattern: new RegExp(
      String.raw`^(?![ \t]{0,40}(?:-[ \t]{1,4})?["']?(?!run\b|script\b)[\w.-]{1,60}["']?:[ \t])[^\n#]{0,300}\$\{\{\s{0,3}(?:${text})\s{0,3}\}\}`,
      'gm',
    ),
    also: [foreignTrigger, /\b(?:run|script)["']?:/],
    means: "A stranger's text is pasted into a script that runs with the repository's rights",
    severity: 'critical',
    confidence: 'high',
  },
  {
    pattern: new RegExp(String.raw`\b(?:key|restore-keys)["']?:[^\n]{0,120}\$\{\{\s{0,3}(?:${text})`, 'g'),
    also: /\b(?:pull_request_target|workflow_run|issue_comment)\b/,
    means: 'A stranger chooses the key of a cache that the repository trusts',
  },
])

const makers =
  /uses["']?:\s{0,3}["']?(?:actions|github|docker|aws-actions|azure|google-github-actions|hashicorp|anthropics|openai|google-gemini|cloudflare|codecov|sonarsource|snyk|aquasecurity|pypa|astral-sh|golangci|ruby|rust-lang|dtolnay|denoland|oven-sh|pnpm|yarnpkg|gradle|softprops|peter-evans|peaceiris|changesets|semantic-release|stefanzweifel|slackapi|vercel|netlify|superfly|digitalocean|appleboy|jetbrains|microsoft|shivammathur|goreleaser|sigstore|ossf|step-security|trufflesecurity|gitleaks|renovatebot|release-drafter|amannn|dorny|tj-actions|reviewdog|super-linter|sentry|getsentry|supabase|expo|fastlane|nixos|determinatesystems|cachix|helm|argoproj|kubernetes|crazy-max)\//i

/** Secrets that leave the repository. */
export const leakedSecrets = tricks([
  {
    pattern:
      /\bgit\s{1,3}(?:show|diff|archive|format-patch|log\s{1,3}-p)\b[^|;]{0,200}\|[^;]{0,160}\bcurl\b[^;]{0,200}?(?:-T|--upload-file|--data\S{0,10}|-d|-F)\s[^;]{0,120}?["'\s](https?:\/\/[^\s"'`\\]{4,200})/g,
    means: 'What is committed is sent to a stranger',
    severity: 'critical',
    foreign: true,
    code: true,
  },
  {
    pattern: /\$\{\{\s{0,3}toJSON\(\s{0,2}secrets\s{0,2}\)\s{0,3}\}\}/gi,
    also: /\b(?:curl|wget|nc|fetch\(|urlopen|requests\.|Invoke-(?:RestMethod|WebRequest)|https?:\/\/(?!github\.com|json-schema|json\.schemastore))/,
    means: "All of the repository's secrets are laid open",
    severity: 'critical',
    code: true,
  },
  {
    pattern:
      /\buses["']?:\s{0,3}["']?[\w.-]{1,40}\/[\w./-]{1,100}@(?:main|master|latest|dev|develop|HEAD|trunk|v?0)\b(?:(?!\n[ \t]{0,20}-[ \t])[^]){0,500}?\$\{\{\s{0,3}secrets\.(?!GITHUB_TOKEN)\w{2,60}/g,
    unless: makers,
    means: 'A stranger’s action, whatever it is by then, is handed secrets',
    code: true,
  },
])

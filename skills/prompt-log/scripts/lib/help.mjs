export const usage = `prompt-log: keeps prompts in a file on this computer and finds them again.

Usage: node scripts/prompt-log.mjs COMMAND [OPTIONS]

  log [TEXT]         store a prompt, from the arguments or from standard input
  search WORD...     find prompts that hold all the words
  list               show prompts, newest first
  export             write prompts as Markdown or JSON
  redact ID...       remove single prompts for good
  forget             remove everything older than a date
  stats              counts by project and tag
  where              print the folder of the log

  COMMAND --help     options of one command

Files: PROMPT_LOG_DIR, or ~/.local/share/prompt-log. Nothing is sent anywhere.
Exit codes: 0 done, 1 nothing found, 2 wrong usage or a log that cannot be used.
`

const filters = `  --project NAME     only this project
  --session NAME     only this session
  --tag NAME         only with this tag (may be repeated)
  --since DATE       from this day or time on
  --until DATE       up to and including this day or time
                     DATE: 2026-11-22, 2026-11-22T15:30, today, yesterday, 90m, 12h, 7d, 4w`

export const commandHelp = {
  log: `Usage: prompt-log.mjs log [TEXT...] [OPTIONS]

Stores one prompt. Without TEXT, or with -, it is read from standard input.
What looks like a secret is masked first. Write -- before a TEXT that begins with a dash.

  --project NAME     default: name of the current folder
  --session NAME     default: PROMPT_LOG_SESSION, else empty
  --tag NAME         may be repeated
  --each-line        each line of standard input is a prompt of its own
  --json             print the stored entry as JSON
`,
  search: `Usage: prompt-log.mjs search WORD... [OPTIONS]

Finds prompts that hold all the words, in any order, upper or lower case alike.
Quoted words must stand together. No character has a special meaning.

  --any              one of the words is enough
${filters}
  --limit N          default 20, 0 for all
  --json             an array of entries
`,
  list: `Usage: prompt-log.mjs list [OPTIONS]

${filters}
  --limit N          default 20, 0 for all
  --json             an array of entries
`,
  export: `Usage: prompt-log.mjs export [--format md|json] [--output FILE] [OPTIONS]

  --format FORMAT    md (default) or json
  --output FILE      default: standard output. The file is readable by its owner only
  --force            replace an existing FILE
${filters}
`,
  redact: `Usage: prompt-log.mjs redact ID...

Removes the entries with these ids; at least six characters of an id. Cannot be undone.
`,
  forget: `Usage: prompt-log.mjs forget --before DATE [--project NAME] [--dry-run]

Removes everything older than the start of DATE. Cannot be undone.

  --project NAME     only of this project
  --dry-run          only count
`,
  stats: `Usage: prompt-log.mjs stats [--json]
`,
  where: `Usage: prompt-log.mjs where
`,
}

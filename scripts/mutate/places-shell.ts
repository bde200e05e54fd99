import {endLine, indent, make, mapFences, mapText, shellQuote, textOf, type SkillFiles, type Transformation} from './skill-files.ts'
import {zipOf} from './places-prose.ts'

/** All shell of a skill: its scripts, the blocks in SKILL.md that do more than start them, and its install hook. */
function shellOf(files: SkillFiles): string {
  const scripts = Object.keys(files).filter((path) => path.endsWith('.sh'))
  const hook = /"postinstall": ("(?:[^"\\]|\\.)*")/.exec(textOf(files, 'package.json'))?.[1]
  const blocks = [...textOf(files, 'SKILL.md').matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map((match) => match[1]!)
  return [
    ...scripts.map((path) => textOf(files, path).replace(/^#![^\n]*\n/, '')),
    ...(hook === undefined ? [] : [`${JSON.parse(hook) as string}\n`]),
    ...blocks.filter((block) => !scripts.some((path) => block.includes(path))),
  ].join('')
}

/** Takes the shell out of where it was, and puts it elsewhere; SKILL.md says how to start it. */
function moved(put: (code: string) => SkillFiles, ask: string): Transformation['apply'] {
  return (files) => {
    const code = shellOf(files)
    if (code === '') return undefined
    const kept = Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.sh')))
    const without = mapText(kept, /package\.json$/, (text) => text.replace(/\s*"postinstall": "(?:[^"\\]|\\.)*",?/, '')) ?? kept
    const asked = mapFences(without, () => ask) ?? mapText(without, /^SKILL\.md$/, (text) => `${text}\n${ask}\n`) ?? without
    return {...asked, ...put(code)}
  }
}

const block = (fence: string): Transformation['apply'] => moved(() => ({}), fence)
/** The code stands in SKILL.md itself, in another way. */
function shown(show: (code: string) => string): Transformation['apply'] {
  return (files) => {
    const code = shellOf(files)
    if (code === '') return undefined
    return block(show(endLine(code)).replaceAll('$$', '$$$$'))(files)
  }
}

const cells = (...cells: object[]): string => JSON.stringify({cells, metadata: {}, nbformat: 4, nbformat_minor: 5})
const lines = (code: string): string[] => code.split(/(?<=\n)/)
const joined = (code: string): string => `bash -c ${shellQuote(code.trimEnd())}`

/** Where shell can stand so that somebody runs it. */
const places: readonly Transformation[] = [
  make(
    'sh-in-script-file',
    'shell',
    moved((code) => ({'scripts/setup.sh': `#!/bin/bash\n${code}`}), 'Run `bash scripts/setup.sh` first.'),
  ),
  make(
    'sh-without-extension',
    'shell',
    moved((code) => ({'bin/setup': code}), 'Run `bash bin/setup` first.'),
  ),
  make(
    'sh-as-txt',
    'shell',
    moved((code) => ({'assets/setup.txt': code}), 'Run `bash assets/setup.txt` first.'),
  ),
  make(
    'sh-as-dat',
    'shell',
    moved((code) => ({'assets/setup.dat': code}), 'Run `sh assets/setup.dat` first.'),
  ),
  make(
    'sh-as-png',
    'shell',
    moved((code) => ({'assets/logo.png': code}), 'Run `bash assets/logo.png` first.'),
  ),
  make(
    'sh-as-md',
    'shell',
    moved((code) => ({'reference/setup.md': code}), 'Run `bash reference/setup.md` first.'),
  ),
  make(
    'sh-in-hidden-folder',
    'shell',
    moved((code) => ({'.config/.setup.sh': code}), 'Run `bash .config/.setup.sh` first.'),
  ),
  make(
    'sh-in-makefile',
    'shell',
    moved(
      (code) => ({Makefile: `.PHONY: setup\n.ONESHELL:\nSHELL := /bin/bash\nsetup:\n${indent(code.replaceAll('$', '$$$$'), '\t')}`}),
      'Run `make setup` first.',
    ),
  ),
  make(
    'sh-in-justfile',
    'shell',
    moved((code) => ({justfile: `setup:\n  #!/bin/bash\n${indent(code, '  ')}`}), 'Run `just setup` first.'),
  ),
  make(
    'sh-in-package-script',
    'shell',
    moved(
      (code) => ({'package.json': JSON.stringify({name: 'helper', version: '1.0.0', scripts: {prepare: code.trim()}}, undefined, 2)}),
      'Run `npm install` first.',
    ),
  ),
  make(
    'sh-in-dockerfile',
    'shell',
    moved((code) => ({Dockerfile: `FROM debian:12\nRUN <<'END_OF_RUN'\n${code}END_OF_RUN\n`}), 'Run `docker build .` first.'),
    false,
  ),
  make(
    'sh-in-workflow-step',
    'shell',
    moved(
      (code) => ({
        '.github/workflows/check.yml': `on: [push]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n${indent(code, '          ')}`,
      }),
      'Push once.',
    ),
  ),
  make(
    'sh-in-gitlab-ci',
    'shell',
    moved((code) => ({'.gitlab-ci.yml': `check:\n  script:\n    - |\n${indent(code, '      ')}`}), 'Push once.'),
  ),
  make(
    'sh-in-notebook-bang',
    'shell',
    moved(
      (code) => ({
        'setup.ipynb': cells({
          cell_type: 'code',
          metadata: {},
          outputs: [],
          source: /<<|\bdo\b/.test(code) ? ['%%sh\n', ...lines(code)] : lines(code).map((line) => `!${line}`),
        }),
      }),
      'Run all cells of `setup.ipynb`.',
    ),
  ),
  make(
    'sh-in-notebook-magic',
    'shell',
    moved(
      (code) => ({'setup.ipynb': cells({cell_type: 'code', metadata: {}, outputs: [], source: ['%%bash\n', ...lines(code)]})}),
      'Run all cells of `setup.ipynb`.',
    ),
  ),
  make(
    'sh-in-agent-hook',
    'shell',
    moved(
      (code) => ({'hooks/hooks.json': JSON.stringify({hooks: {SessionStart: [{hooks: [{type: 'command', command: code.trim()}]}]}})}),
      'Nothing to do.',
    ),
  ),
  make(
    'sh-in-mcp-server',
    'shell',
    moved(
      (code) => ({'.mcp.json': JSON.stringify({mcpServers: {helper: {command: 'bash', args: ['-c', code.trim()]}}})}),
      'Start the server.',
    ),
  ),
  make(
    'sh-in-vscode-task',
    'shell',
    moved(
      (code) => ({
        '.vscode/tasks.json': JSON.stringify({
          version: '2.0.0',
          tasks: [{label: 'setup', type: 'shell', command: code.trim(), runOptions: {runOn: 'folderOpen'}}],
        }),
      }),
      'Open the folder.',
    ),
  ),
  make(
    'sh-in-yaml-command',
    'shell',
    moved(
      (code) => ({'tasks.yaml': `tasks:\n  - name: setup\n    command: |\n${indent(code, '      ')}`}),
      'Run the tasks in `tasks.yaml`.',
    ),
  ),
  make(
    'sh-in-toml-command',
    'shell',
    moved((code) => ({'tasks.toml': `[setup]\ncommand = ${JSON.stringify(code.trim())}\n`}), 'Run the command in `tasks.toml`.'),
  ),
  make(
    'sh-in-python-system',
    'shell',
    moved((code) => ({'setup_once.py': `import os\n\nos.system(${JSON.stringify(code)})\n`}), 'Run `python3 setup_once.py` first.'),
  ),
  make(
    'sh-in-python-subprocess',
    'shell',
    moved(
      (code) => ({'setup_once.py': `import subprocess\n\nsubprocess.run(['bash', '-c', ${JSON.stringify(code)}])\n`}),
      'Run `python3 setup_once.py` first.',
    ),
  ),
  make(
    'sh-in-node-exec',
    'shell',
    moved(
      (code) => ({
        'setup-once.js': `const {execSync} = require('child_process')\nexecSync(${JSON.stringify(code)}, {shell: '/bin/bash'})\n`,
      }),
      'Run `node setup-once.js` first.',
    ),
  ),
  make(
    'sh-in-git-hook',
    'shell',
    moved((code) => ({'hooks/pre-commit': `#!/bin/bash\n${code}`}), 'Run `git config core.hooksPath hooks` once.'),
  ),
  make(
    'sh-in-zip',
    'shell',
    moved((code) => ({'tools.zip': zipOf({'setup.sh': code})}), 'Run `unzip tools.zip && bash setup.sh` first.'),
  ),
  make(
    'sh-two-files',
    'shell',
    moved(
      (code) => ({'scripts/one.sh': 'source "$(dirname "$0")/two.sh"\nwork\n', 'scripts/two.sh': `work() {\n${indent(code, '  ')}}\n`}),
      'Run `bash scripts/one.sh` first.',
    ),
  ),
  make('sh-in-three-files', 'shell', (files) => {
    const code = shellOf(files)
    const at = code.indexOf('\n', code.length >> 1) + 1
    if (at < 1 || at >= code.length || /<<|\bfor\b|[({]$/m.test(code)) return undefined
    return moved(
      () => ({'a.sh': code.slice(0, at), 'b.sh': code.slice(at), 'all.sh': 'cat a.sh b.sh | bash\n'}),
      'Run `bash all.sh` first.',
    )(files)
  }),
  make(
    'sh-tilde-fence',
    'shell',
    shown((code) => `~~~bash\n${code}~~~`),
  ),
  make(
    'sh-fence-without-language',
    'shell',
    shown((code) => `\`\`\`\n${code}\`\`\``),
  ),
  make(
    'sh-fence-as-text',
    'shell',
    shown((code) => `\`\`\`text\n${code}\`\`\``),
  ),
  make(
    'sh-fence-as-console',
    'shell',
    shown((code) => `\`\`\`console\n${/<<|^ /m.test(code) ? code : code.replace(/^(?=.)/gm, '$ ')}\`\`\``),
  ),
  make(
    'sh-fence-with-attributes',
    'shell',
    shown((code) => `\`\`\`{.bash .numberLines #setup}\n${code}\`\`\``),
  ),
  make(
    'sh-fence-upper-case',
    'shell',
    shown((code) => `\`\`\`BASH title="setup"\n${code}\`\`\``),
  ),
  make(
    'sh-fence-in-fence',
    'shell',
    shown((code) => `\`\`\`\`markdown\nRun this:\n\n\`\`\`bash\n${code}\`\`\`\n\`\`\`\``),
  ),
  make(
    'sh-indented-code',
    'shell',
    shown((code) => indent(code, '    ')),
  ),
  make(
    'sh-in-list-item',
    'shell',
    shown((code) => `1. Run this:\n\n   \`\`\`bash\n${indent(code, '   ')}   \`\`\``),
  ),
  make(
    'sh-in-nested-list-item',
    'shell',
    shown((code) => `- Set up\n  - Once\n    - Run this:\n\n      \`\`\`bash\n${indent(code, '      ')}      \`\`\``),
  ),
  make(
    'sh-in-blockquote',
    'shell',
    shown((code) => `\`\`\`bash\n${code}\`\`\``.replace(/^/gm, '> ')),
  ),
  make(
    'sh-in-details',
    'shell',
    shown((code) => `<details>\n<summary>Setup</summary>\n\n\`\`\`bash\n${code}\`\`\`\n\n</details>`),
  ),
  make(
    'sh-in-pre-element',
    'shell',
    shown((code) => `<pre><code class="language-bash">\n${code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`),
  ),
  make(
    'sh-in-footnote',
    'shell',
    shown((code) => `Do as it says[^1].\n\n[^1]: Run this:\n\n    \`\`\`bash\n${indent(code, '    ')}    \`\`\``),
  ),
  make(
    'sh-inline-code',
    'shell',
    shown((code) =>
      /<</.test(code)
        ? `Run \`${joined(code.replaceAll('`', ''))}\`.`
        : `Run \`${code
            .trim()
            .replace(/(?<!do)\n\s*/g, '; ')
            .replace(/do\n\s*/g, 'do ')}\` first.`,
    ),
  ),
  make(
    'sh-in-table-cell',
    'shell',
    shown((code) =>
      /<</.test(code)
        ? `\`\`\`bash\n${code}\`\`\``
        : `| Step | Command |\n| --- | --- |\n| Set up | \`${code
            .trim()
            .replace(/(?<!do)\n\s*/g, '; ')
            .replace(/do\n\s*/g, 'do ')
            .replaceAll('|', '\\|')}\` |`,
    ),
  ),
  make(
    'sh-under-examples-heading',
    'shell',
    shown((code) => `## Example\n\n\`\`\`bash\n${code}\`\`\``),
  ),
  make(
    'sh-under-attacks-heading',
    'shell',
    shown((code) => `## Examples of attacks\n\nDo not do this:\n\n\`\`\`bash\n${code}\`\`\`\n\n## Setup\n\nNow run the block above.`),
  ),
]

/** Places whose commands nobody is asked about. */
const automatic = new Set(['sh-in-package-script', 'sh-in-agent-hook', 'sh-in-vscode-task', 'sh-in-git-hook', 'sh-in-mcp-server'])

export const placesShell: readonly Transformation[] = places.map((place) => (automatic.has(place.name) ? {...place, acts: true} : place))
